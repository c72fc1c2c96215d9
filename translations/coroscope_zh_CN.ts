<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CommandLine</name>
    <message>
        <source>%1 takes %2, not “%3”.</source>
        <translation>%1 应为%2，而不是“%3”。</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>显示此帮助。</translation>
    </message>
    <message>
        <source>There is no option %1; there are %2.</source>
        <translation>没有选项 %1；可用的有 %2。</translation>
    </message>
    <message>
        <source>“%1” is one argument too many; usage: %2</source>
        <translation>多了一个参数“%1”；用法：%2</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>用法：%1</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>%1 到 %2 之间的数</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1 到 %2 之间的整数</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>以下之一：%1</translation>
    </message>
    <message>
        <source>%1 needs a value after it; see --help.</source>
        <translation>%1 后面要有一个值；见 --help。</translation>
    </message>
    <message>
        <source>cannot write to standard output; is the disk full?</source>
        <translation>无法写入标准输出；磁盘满了吗？</translation>
    </message>
</context>
<context>
    <name>Coroscope::ClockSwitch</name>
    <message>
        <source>Real</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>Virtual</source>
        <translation>虚拟</translation>
    </message>
    <message>
        <source>Waiting takes as long as it says, divided by the speed</source>
        <translation>等待多久就是多久，再除以速度</translation>
    </message>
    <message>
        <source>This demo needs a network, and a network has no virtual clock</source>
        <translation>这个演示要用网络，而网络没有虚拟时钟</translation>
    </message>
    <message>
        <source>Waiting takes no time: the run ends at once, its figures exact</source>
        <translation>等待不花时间：运行立即结束，数字分毫不差</translation>
    </message>
</context>
<context>
    <name>Coroscope::CodePanel</name>
    <message>
        <source>Source code of the demo</source>
        <translation>演示的源代码</translation>
    </message>
</context>
<context>
    <name>Coroscope::ConsentDialog</name>
    <message>
        <source>Before this run</source>
        <translation>运行之前</translation>
    </message>
    <message>
        <source>Call the functions</source>
        <translation>调用这些函数</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Coroscope::ConsoleRun</name>
    <message>
        <source>started</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>elapsed</source>
        <translation>历时</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>blocking</source>
        <translation>阻塞</translation>
    </message>
    <message>
        <source>awaiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Results, times in seconds:</source>
        <translation>结果，时间单位为秒：</translation>
    </message>
</context>
<context>
    <name>Coroscope::CopyView</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>Coroscope::GraphView</name>
    <message>
        <source>No tasks yet. Press Run to see who waits for whom, and for which keys.</source>
        <translation>还没有任务。按“运行”，看谁在等谁，又在等哪些键。</translation>
    </message>
    <message>
        <source>Dependency graph</source>
        <translation>依赖关系图</translation>
    </message>
</context>
<context>
    <name>Coroscope::Legend</name>
    <message>
        <source>running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>blocking</source>
        <translation>阻塞</translation>
    </message>
    <message>
        <source>awaiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>never started</source>
        <translation>从未开始</translation>
    </message>
    <message>
        <source>request queued</source>
        <translation>请求排队</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>waiting for the answer</source>
        <translation>等待应答</translation>
    </message>
    <message>
        <source>downloading</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>connecting with TLS</source>
        <translation>建立 TLS 连接</translation>
    </message>
    <message>
        <source>function error</source>
        <translation>函数出错</translation>
    </message>
    <message>
        <source>keys sent to a store</source>
        <translation>键已发往存储</translation>
    </message>
</context>
<context>
    <name>Coroscope::LessonPanel</name>
    <message>
        <source>Predict:</source>
        <translation>预测：</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
</context>
<context>
    <name>Coroscope::LessonsModel</name>
    <message>
        <source>%1, finished</source>
        <translation>%1，已完成</translation>
    </message>
</context>
<context>
    <name>Coroscope::LessonsPanel</name>
    <message>
        <source>LESSONS</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Type to filter</source>
        <translation>输入以筛选</translation>
    </message>
    <message>
        <source>Filter the lessons</source>
        <translation>筛选课程</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
</context>
<context>
    <name>Coroscope::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>Coroscope::OutputModel</name>
    <message>
        <source>Time (s)</source>
        <translation>时间（秒）</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
</context>
<context>
    <name>Coroscope::OutputPanel</name>
    <message>
        <source>Printed lines</source>
        <translation>打印的行</translation>
    </message>
</context>
<context>
    <name>Coroscope::ParametersBar</name>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Put all parameters of this demo back to their defaults</source>
        <translation>把此演示的全部参数恢复为默认值</translation>
    </message>
</context>
<context>
    <name>Coroscope::RequestTotalsCard</name>
    <message>
        <source>Figures of the requests</source>
        <translation>请求的数据</translation>
    </message>
</context>
<context>
    <name>Coroscope::RequestsModel</name>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节数</translation>
    </message>
    <message>
        <source>Started (s)</source>
        <translation>开始（秒）</translation>
    </message>
    <message>
        <source>Ended (s)</source>
        <translation>结束（秒）</translation>
    </message>
    <message>
        <source>Total (s)</source>
        <translation>总用时（秒）</translation>
    </message>
    <message>
        <source>Stretches</source>
        <translation>各阶段</translation>
    </message>
</context>
<context>
    <name>Coroscope::RequestsPanel</name>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>No requests yet. Press Run to see each of them here, as it goes.</source>
        <translation>还没有请求。按“运行”，即可在这里看到每个请求的进展。</translation>
    </message>
    <message>
        <source>This demo sends no requests.</source>
        <translation>这个演示不发送请求。</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>排序方式</translation>
    </message>
    <message>
        <source>start</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>end</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Sort by start</source>
        <translation>按开始时间排序</translation>
    </message>
    <message>
        <source>Sort by duration</source>
        <translation>按用时排序</translation>
    </message>
    <message>
        <source>Sort by end</source>
        <translation>按结束时间排序</translation>
    </message>
    <message>
        <source>Sort requests by</source>
        <translation>请求的排序方式</translation>
    </message>
    <message>
        <source>Reverse the order</source>
        <translation>颠倒顺序</translation>
    </message>
</context>
<context>
    <name>Coroscope::ResultsModel</name>
    <message>
        <source>unfinished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>never started</source>
        <translation>从未开始</translation>
    </message>
    <message>
        <source>Sum without main</source>
        <translation>合计（不含 main）</translation>
    </message>
    <message>
        <source>job %1</source>
        <translation>作业 %1</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Started (s)</source>
        <translation>开始（秒）</translation>
    </message>
    <message>
        <source>Finished (s)</source>
        <translation>结束（秒）</translation>
    </message>
    <message>
        <source>Elapsed (s)</source>
        <translation>历时（秒）</translation>
    </message>
    <message>
        <source>Awaiting (s)</source>
        <translation>等待（秒）</translation>
    </message>
    <message>
        <source>Ready (s)</source>
        <translation>就绪（秒）</translation>
    </message>
    <message>
        <source>Blocking (s)</source>
        <translation>阻塞（秒）</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>%1 × (one by one %2)</source>
        <translation>%1 倍（逐个执行 %2）</translation>
    </message>
</context>
<context>
    <name>Coroscope::ResultsPanel</name>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>Coroscope::RunBar</name>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>How many times faster than life the run goes; reported times stay those of the demo</source>
        <translation>运行比实际快多少倍；报告的时间仍是演示中的时间</translation>
    </message>
    <message>
        <source>The same seed draws the same random numbers</source>
        <translation>相同的种子产生相同的随机数</translation>
    </message>
</context>
<context>
    <name>Coroscope::StateModel</name>
    <message>
        <source>not yet written</source>
        <translation>尚未写入</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Last written by</source>
        <translation>最后写入者</translation>
    </message>
    <message>
        <source>%1 stale</source>
        <translation>%1 次过期</translation>
    </message>
    <message>
        <source>Stale writes</source>
        <translation>过期写入</translation>
    </message>
</context>
<context>
    <name>Coroscope::StatePanel</name>
    <message>
        <source>at %1</source>
        <translation>%1 时</translation>
    </message>
    <message>
        <source>SHARED STATE</source>
        <translation>共享状态</translation>
    </message>
    <message>
        <source>No task has touched a shared variable in this run.</source>
        <translation>本次运行中没有任务用到共享变量。</translation>
    </message>
    <message>
        <source>Shared variables</source>
        <translation>共享变量</translation>
    </message>
</context>
<context>
    <name>Coroscope::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Nothing is selected. Arrow keys move through spans and lanes.</source>
        <translation>没有选中任何内容。方向键可在时段和泳道之间移动。</translation>
    </message>
    <message>
        <source>task %1, %2</source>
        <translation>任务 %1，%2</translation>
    </message>
</context>
<context>
    <name>Coroscope::TraceSaving</name>
    <message>
        <source>Save the trace</source>
        <translation>保存记录</translation>
    </message>
    <message>
        <source>Traces for Perfetto and speedscope (*.json)</source>
        <translation>供 Perfetto 和 speedscope 打开的记录 (*.json)</translation>
    </message>
</context>
<context>
    <name>Coroscope::WindowActions</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Run or stop</source>
        <translation>运行或停止</translation>
    </message>
    <message>
        <source>Reset parameters</source>
        <translation>重置参数</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>按键与鼠标</translation>
    </message>
    <message>
        <source>About Coroscope</source>
        <translation>关于 Coroscope</translation>
    </message>
    <message>
        <source>Run the demo (Space)</source>
        <translation>运行演示（空格键）</translation>
    </message>
    <message>
        <source>Stop the run; unfinished tasks are cancelled (Space)</source>
        <translation>停止运行；未完成的任务将被取消（空格键）</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show the whole run</source>
        <translation>显示整个运行</translation>
    </message>
    <message>
        <source>Follow the newest moment</source>
        <translation>跟随最新时刻</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Run</source>
        <comment>menu</comment>
        <translation>运行</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Interface size</source>
        <translation>界面大小</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Save the trace…</source>
        <translation>保存记录…</translation>
    </message>
</context>
<context>
    <name>Coroscope::Workbench</name>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>关系图</translation>
    </message>
</context>
<context>
    <name>CounterText</name>
    <message>
        <source>%1 · peak %2</source>
        <comment>a counter&apos;s value and its highest</comment>
        <translation>%1 · 峰值 %2</translation>
    </message>
    <message>
        <source>peak %1</source>
        <translation>峰值 %1</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>open descriptors</source>
        <translation>打开的描述符</translation>
    </message>
    <message>
        <source>requests per second</source>
        <translation>每秒请求数</translation>
    </message>
    <message>
        <source>heartbeat gap</source>
        <translation>心跳间隔</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a counter&apos;s value and its limit</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>connections in use</source>
        <translation>使用中的连接</translation>
    </message>
    <message>
        <source>sent again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>retries</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>round trips</source>
        <translation>往返</translation>
    </message>
</context>
<context>
    <name>Display</name>
    <message>
        <source>Without a window: “coroscope list” names the demos, “coroscope run ID” runs one, “coroscope --help” tells the rest.</source>
        <translation>不用窗口也行：“coroscope list”列出演示，“coroscope run ID”运行一个演示，其余见“coroscope --help”。</translation>
    </message>
    <message>
        <source>There is no display to open a window on.</source>
        <translation>没有可用来打开窗口的显示器。</translation>
    </message>
    <message>
        <source>The display %1 does not answer.</source>
        <translation>显示器 %1 没有响应。</translation>
    </message>
</context>
<context>
    <name>FlushText</name>
    <message>
        <source>sent %1, answered %2</source>
        <translation>%1 发出，%2 应答</translation>
    </message>
    <message>
        <source>sent %1, no answer yet</source>
        <translation>%1 发出，尚无应答</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 个</translation>
    </message>
    <message>
        <source>%1, %2 failed</source>
        <comment>keys found and failed</comment>
        <translation>%1，%2 个失败</translation>
    </message>
    <message>
        <source>the thread waits in %1</source>
        <translation>线程在 %1 中等待</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names of tasks</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <translation>在等：%1</translation>
    </message>
    <message>
        <source>waiting: %1 and %2 more</source>
        <translation>在等：%1，还有 %2 个</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>keys</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; · %2 round trips, %3&lt;br&gt;Zoom in to see each of them.</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; · %2 次往返，%3&lt;br&gt;放大可看到每一次。</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 个失败</translation>
    </message>
    <message>
        <source>1 key</source>
        <translation>1 个键</translation>
    </message>
    <message>
        <source>%1 keys</source>
        <translation>%1 个键</translation>
    </message>
    <message>
        <source>round trip %1 to %2, %3, %4</source>
        <translation>往返 %1，到 %2，%3，%4</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a round trip and its answer</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; · round trip to %2</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; · 到 %2 的往返</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>times and how long it took</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>GraphText</name>
    <message>
        <source>asked for, not sent yet</source>
        <translation>已请求，尚未发出</translation>
    </message>
    <message>
        <source>sent, no answer yet</source>
        <translation>已发出，尚无应答</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已应答</translation>
    </message>
    <message>
        <source>task %1, %2</source>
        <translation>任务 %1，%2</translation>
    </message>
    <message>
        <source>keys %1, %2</source>
        <translation>键 %1，%2</translation>
    </message>
    <message>
        <source>key %1, %2, read by %3 tasks</source>
        <translation>键 %1，%2，由 %3 个任务读取</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a key and its round trip</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <comment>what many have in common, and how many they are</comment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1 asked for</source>
        <comment>keys</comment>
        <translation>%1 已请求</translation>
    </message>
    <message>
        <source>tasks %1: %2</source>
        <translation>任务 %1：%2</translation>
    </message>
    <message>
        <source>No task waits for a key.</source>
        <translation>没有任务在等键。</translation>
    </message>
    <message>
        <source>Tasks that wait: %1. Keys they wait for: %2.</source>
        <translation>在等的任务：%1。它们等的键：%2。</translation>
    </message>
    <message>
        <source>Tasks: %1. Round trips: %2.</source>
        <translation>任务：%1。往返：%2。</translation>
    </message>
    <message>
        <source>round trip %1</source>
        <comment>number, keys</comment>
        <translation>往返 %1</translation>
    </message>
</context>
<context>
    <name>ListCommand</name>
    <message>
        <source>Lists the demos with their parameters.</source>
        <translation>列出所有演示及其参数。</translation>
    </message>
    <message>
        <source>Prints them as JSON.</source>
        <translation>以 JSON 格式输出。</translation>
    </message>
</context>
<context>
    <name>RequestFailure</name>
    <message>
        <source>cancelled before its answer was whole</source>
        <translation>应答尚未收完就被取消</translation>
    </message>
    <message>
        <source>nothing came from the server for too long: it is too slow, or gone</source>
        <translation>服务器太久没有动静：它太慢，或者已经不在了</translation>
    </message>
    <message>
        <source>the answer took too long altogether: the server sends it too slowly</source>
        <translation>应答总共花的时间太长：服务器发得太慢</translation>
    </message>
    <message>
        <source>the body is too long, or endless: no more of it is read</source>
        <translation>正文太长，或者没有尽头：不再读下去</translation>
    </message>
    <message>
        <source>all bodies together are too long: ask for fewer at a time</source>
        <translation>所有正文加起来太长：请一次少要几个</translation>
    </message>
    <message>
        <source>no such host: correct the name, or look after this machine&apos;s network</source>
        <translation>没有这个主机：请更正名称，或检查本机的网络</translation>
    </message>
    <message>
        <source>no secure connection; the server&apos;s certificate or its TLS was refused</source>
        <translation>无法建立安全连接；服务器的证书或 TLS 被拒绝</translation>
    </message>
    <message>
        <source>the connection was closed in the middle of the body</source>
        <translation>正文收到一半，连接就关闭了</translation>
    </message>
    <message>
        <source>the server closed the connection before it answered, or its answer is not HTTP</source>
        <translation>服务器还没应答就关闭了连接，或者它的应答不是 HTTP</translation>
    </message>
    <message>
        <source>connection refused: nothing listens at this address; start the server or correct the port</source>
        <translation>连接被拒绝：这个地址没有程序在监听；请启动服务器或更正端口</translation>
    </message>
    <message>
        <source>the server could not be reached in time: correct the address, or look after the network</source>
        <translation>没能及时连上服务器：请更正地址，或检查网络</translation>
    </message>
    <message>
        <source>too many redirects: the server leads in circles</source>
        <translation>重定向次数太多：服务器在兜圈子</translation>
    </message>
    <message>
        <source>redirected to another server; name that one instead</source>
        <translation>被重定向到另一台服务器；请直接填写那一台</translation>
    </message>
    <message>
        <source>the answer is not HTTP</source>
        <translation>应答不是 HTTP</translation>
    </message>
    <message>
        <source>no answer came; look after the address, the server and the network</source>
        <translation>没有应答；请检查地址、服务器和网络</translation>
    </message>
    <message>
        <source>its headers came; nobody read its body</source>
        <translation>头部来了，正文没有人读</translation>
    </message>
    <message>
        <source>redirected to an address that is none of HTTP</source>
        <translation>被重定向到一个不是 HTTP 的地址</translation>
    </message>
    <message>
        <source>the server closed the connection before it answered, and refused to be asked again: has it ended?</source>
        <translation>服务器还没应答就关闭了连接，再问时又拒绝连接：它已经结束了吗？</translation>
    </message>
    <message>
        <source>the function has failed and does not say why; its log may</source>
        <translation>函数失败了，没有说明原因；它的日志里可能有</translation>
    </message>
    <message>
        <source>the service refused the signature; correct the secret access key, or this machine&apos;s clock</source>
        <translation>服务拒绝了签名；请更正秘密访问密钥，或本机的时钟</translation>
    </message>
    <message>
        <source>the service does not know these credentials; correct the access key and the session token that belongs to it</source>
        <translation>服务不认识这些凭据；请更正访问密钥以及与它配套的会话令牌</translation>
    </message>
    <message>
        <source>the credentials have expired; get new ones</source>
        <translation>凭据已过期；请取得新的凭据</translation>
    </message>
    <message>
        <source>these credentials may not call the function; ask its owner for lambda:InvokeFunction</source>
        <translation>这些凭据无权调用该函数；请向它的所有者申请 lambda:InvokeFunction 权限</translation>
    </message>
    <message>
        <source>no such function in this account and region; correct its name, or the region</source>
        <translation>此账户和区域中没有这个函数；请更正函数名或区域</translation>
    </message>
    <message>
        <source>the service refused the credentials; correct them, or ask for the right to call the function</source>
        <translation>服务拒绝了凭据；请更正凭据，或申请调用该函数的权限</translation>
    </message>
    <message>
        <source>nothing at this address calls functions; correct the endpoint</source>
        <translation>这个地址上没有可以调用函数的服务；请更正端点</translation>
    </message>
    <message>
        <source>the payload is too long for the service; send less</source>
        <translation>负载对服务来说太长；请少发一些</translation>
    </message>
    <message>
        <source>too many calls at a time for the function or its account; make fewer, or ask for more concurrency</source>
        <translation>同时的调用数超过了函数或账户的上限；请减少调用，或申请更高的并发数</translation>
    </message>
    <message>
        <source>the service itself has failed; try again later</source>
        <translation>服务本身出了故障；请稍后再试</translation>
    </message>
    <message>
        <source>the service leads to another address; name that one as the endpoint</source>
        <translation>服务指向另一个地址；请把那个地址填作端点</translation>
    </message>
    <message>
        <source>the service refused the call; correct what it complains of</source>
        <translation>服务拒绝了调用；请更正它所指出的问题</translation>
    </message>
    <message>
        <source>the function&apos;s payload is empty, not even null; look after what answers there</source>
        <translation>函数的负载是空的，连 null 都没有；请查看那里应答的是什么</translation>
    </message>
    <message>
        <source>the function&apos;s payload is cut off, its JSON has no end; it begins</source>
        <translation>函数的负载被截断了，JSON 没有结尾；它的开头是</translation>
    </message>
    <message>
        <source>the function&apos;s payload is no JSON; it begins</source>
        <translation>函数的负载不是 JSON；它的开头是</translation>
    </message>
    <message>
        <source>the body is longer than it may be, and no more of it is read</source>
        <translation>正文超过了允许的长度，不再继续读取</translation>
    </message>
    <message>
        <source>no AWS credentials to sign the request with; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile</source>
        <translation>没有用来给请求签名的 AWS 凭据；请设置 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY，或指定一个配置档</translation>
    </message>
</context>
<context>
    <name>RequestText</name>
    <message>
        <source>, </source>
        <comment>between the parts of a request</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>%1 succeeded</source>
        <translation>%1 个成功</translation>
    </message>
    <message>
        <source>%1 answered with an error status</source>
        <translation>%1 个返回错误状态</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 个失败</translation>
    </message>
    <message>
        <source>%1 under way</source>
        <translation>%1 个进行中</translation>
    </message>
    <message>
        <source>Requests: %1 · %2</source>
        <comment>how many and what became of them</comment>
        <translation>请求：%1 · %2</translation>
    </message>
    <message>
        <source>%1 received</source>
        <translation>已接收 %1</translation>
    </message>
    <message>
        <source>%1 answers a second</source>
        <translation>每秒 %1 个应答</translation>
    </message>
    <message>
        <source>%1 on new connections</source>
        <translation>%1 个用新连接</translation>
    </message>
    <message>
        <source>%1 on reused ones</source>
        <translation>%1 个复用连接</translation>
    </message>
    <message>
        <source>Time of an answer: median %1, 90 % within %2, 99 % within %3, longest %4</source>
        <translation>应答用时：中位数 %1，90 % 不超过 %2，99 % 不超过 %3，最长 %4</translation>
    </message>
    <message>
        <source>for no known reason</source>
        <translation>原因不明</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <comment>how often and why</comment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1 for other reasons</source>
        <translation>%1 个因其他原因</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已应答</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>part of a request and how long it took</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; · %2</source>
        <comment>task and what became of its request</comment>
        <translation>&lt;b&gt;%1&lt;/b&gt; · %2</translation>
    </message>
    <message>
        <source>in all %1</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1 answered with a function error</source>
        <translation>%1 个应答了函数错误</translation>
    </message>
    <message>
        <source>%1 function error</source>
        <comment>status</comment>
        <translation>%1 函数出错</translation>
    </message>
    <message>
        <source>%1 function error: %2</source>
        <comment>status and kind of the error</comment>
        <translation>%1 函数出错：%2</translation>
    </message>
</context>
<context>
    <name>RunCommand</name>
    <message>
        <source>cannot write %1: %2; choose another file or make room</source>
        <translation>无法写入 %1：%2；请换一个文件或腾出空间</translation>
    </message>
    <message>
        <source>Prints one run report as JSON.</source>
        <translation>以 JSON 格式输出一份运行报告。</translation>
    </message>
    <message>
        <source>Saves the run as Chrome Trace Event JSON.</source>
        <translation>把运行存为 Chrome Trace Event JSON。</translation>
    </message>
    <message>
        <source>Prints no lines and no table of results.</source>
        <translation>不输出打印行，也不输出结果表。</translation>
    </message>
    <message>
        <source>Answers yes where a demo would ask before it begins.</source>
        <translation>演示开始前若要确认，一律答“是”。</translation>
    </message>
    <message>
        <source>Runs a demo and prints what it did.</source>
        <translation>运行一个演示，并输出它做了什么。</translation>
    </message>
    <message>
        <source>--set takes name=value, not “%1”.</source>
        <translation>--set 要求 名称=值，而不是“%1”。</translation>
    </message>
    <message>
        <source>--set: %1 has no parameter “%2”; it has %3.</source>
        <translation>--set：%1 没有参数“%2”；它有 %3。</translation>
    </message>
    <message>
        <source>Real waiting, or exact and in no time. Default real.</source>
        <translation>真实等待（real），或精确且不花时间（virtual）。默认 real。</translation>
    </message>
    <message>
        <source>Divides every duration; 0.1 to 100. Default 1.</source>
        <translation>所有时长都除以它；0.1 到 100。默认 1。</translation>
    </message>
    <message>
        <source>Equal seeds draw equal numbers. Default 1.</source>
        <translation>相同的种子产生相同的数。默认 1。</translation>
    </message>
    <message>
        <source>Sets a parameter of the demo; repeatable.</source>
        <translation>设置演示的一个参数；可重复使用。</translation>
    </message>
    <message>
        <source>Which demo? There are %1.</source>
        <translation>哪个演示？可用的有 %1。</translation>
    </message>
    <message>
        <source>There is no demo “%1”; there are %2.</source>
        <translation>没有演示“%1”；可用的有 %2。</translation>
    </message>
    <message>
        <source>Demos: %1.
“coroscope list” shows their parameters.

Exit status: 0 it ran, 1 it could not run, 2 wrong use, 130 Ctrl+C.
</source>
        <translation>演示：%1。
“coroscope list”显示它们的参数。

退出状态：0 已运行，1 无法运行，2 用法错误，130 按了 Ctrl+C。
</translation>
    </message>
    <message>
        <source>--trace takes the name of a file, not “”.</source>
        <translation>--trace 要求一个文件名，而不是空的“”。</translation>
    </message>
    <message>
        <source> Add --yes if that is what you want.</source>
        <translation>如果确实要这样做，请加上 --yes。</translation>
    </message>
</context>
<context>
    <name>RunProblem</name>
    <message>
        <source>The demo %1 has no parameter %2.</source>
        <translation>演示 %1 没有参数 %2。</translation>
    </message>
    <message>
        <source>The parameter %1 has no value.</source>
        <translation>参数 %1 没有值。</translation>
    </message>
    <message>
        <source>%1 (%2) must not be above %3 (%4).</source>
        <translation>%1（%2）不能大于 %3（%4）。</translation>
    </message>
    <message>
        <source>There is no demo named “%1”.</source>
        <translation>没有名为“%1”的演示。</translation>
    </message>
    <message>
        <source>The speed must lie between 0.1 and 100.</source>
        <translation>速度必须在 0.1 到 100 之间。</translation>
    </message>
    <message>
        <source>The demo %1 uses the network and needs the real clock.</source>
        <translation>演示 %1 要用网络，只能使用真实时钟。</translation>
    </message>
    <message>
        <source>With a server of your own the speed must be 1: only our own server&apos;s delays can be made shorter.</source>
        <translation>使用你自己的服务器时，速度必须为 1：只有内置服务器的延迟才能缩短。</translation>
    </message>
    <message>
        <source>The run could not begin: %1</source>
        <translation>运行无法开始：%1</translation>
    </message>
    <message>
        <source>The practice server %1 did not start: %2</source>
        <translation>练习服务器 %1 未能启动：%2</translation>
    </message>
    <message>
        <source>The practice server %1 did not answer in time.</source>
        <translation>练习服务器 %1 没有及时应答。</translation>
    </message>
    <message>
        <source>A run is going on; stop it first.</source>
        <translation>已有一次运行正在进行，请先停止它。</translation>
    </message>
    <message>
        <source>The parameter %1 takes a whole number from %2 to %3, not “%4”.</source>
        <translation>参数 %1 应为 %2 到 %3 的整数，而不是“%4”。</translation>
    </message>
    <message>
        <source>The parameter %1 takes seconds from %2 to %3, not “%4”.</source>
        <translation>参数 %1 应为 %2 到 %3 的秒数，而不是“%4”。</translation>
    </message>
    <message>
        <source>The parameter %1 takes one of %2, not “%3”.</source>
        <translation>参数 %1 应为以下之一：%2，而不是“%3”。</translation>
    </message>
    <message>
        <source>The run could not begin: too many files are open. Close some, or raise the limit with “ulimit -n”.</source>
        <translation>运行无法开始：打开的文件太多。请关闭一些，或用“ulimit -n”提高上限。</translation>
    </message>
    <message>
        <source>The parameter %1 takes a whole number from %2 to %3, or none, not “%4”.</source>
        <translation>参数 %1 要填 %2 到 %3 的整数，或 none，不能是“%4”。</translation>
    </message>
    <message>
        <source>The parameter %1 takes at most 1,000 characters in one line.</source>
        <translation>参数 %1 最多 1000 个字符，并且只能是一行。</translation>
    </message>
    <message>
        <source>The trace could not be saved as %1: %2. Choose another file or make room.</source>
        <translation>记录无法保存为 %1：%2。请另选文件，或腾出空间。</translation>
    </message>
    <message>
        <source>The AWS file %1 cannot be read: %2. Correct that, or name another file in the environment.</source>
        <translation>无法读取 AWS 文件 %1：%2。请更正，或在环境变量中指定另一个文件。</translation>
    </message>
    <message>
        <source>The AWS file %1 is larger than 1 MiB and cannot be right. Name another file in the environment.</source>
        <translation>AWS 文件 %1 大于 1 MiB，不可能是对的。请在环境变量中指定另一个文件。</translation>
    </message>
    <message>
        <source>%1 has only half of an AWS access key: %2, but no %3. Give both.</source>
        <translation>%1 只有半个 AWS 访问密钥：有 %2，却没有 %3。两者都要给出。</translation>
    </message>
    <message>
        <source>The environment has only half of an AWS access key: %1 is not set. Set it, or name a profile.</source>
        <translation>环境变量中只有半个 AWS 访问密钥：没有设置 %1。请设置它，或指定一个配置档。</translation>
    </message>
    <message>
        <source>No AWS credentials: the environment has none, and neither %1 nor %2 has a profile. Run: aws configure</source>
        <translation>没有 AWS 凭据：环境变量中没有，%1 和 %2 中也没有配置档。请运行：aws configure</translation>
    </message>
    <message>
        <source>There is no AWS profile %1 in %2 or %3. There is: %4. Name one of these.</source>
        <translation>%2 和 %3 中没有 AWS 配置档 %1。现有：%4。请从中指定一个。</translation>
    </message>
    <message>
        <source>The AWS profile %1 has no access key. Run: aws configure --profile %1</source>
        <translation>AWS 配置档 %1 没有访问密钥。请运行：aws configure --profile %1</translation>
    </message>
    <message>
        <source>The AWS profile %1 has its credentials by %2, which is not supported here. Run: aws configure export-credentials --profile %1 --format env, put what it prints into the environment, and name no profile.</source>
        <translation>AWS 配置档 %1 通过 %2 取得凭据，这里不支持。请运行：aws configure export-credentials --profile %1 --format env，把它的输出放进环境变量，并且不要指定配置档。</translation>
    </message>
    <message>
        <source>No AWS region: name the one in which the function is, like eu-central-1, or set AWS_REGION.</source>
        <translation>没有 AWS 区域：请指定函数所在的区域，如 eu-central-1，或设置 AWS_REGION。</translation>
    </message>
    <message>
        <source>%1 is no AWS region. Name one like eu-central-1.</source>
        <translation>%1 不是 AWS 区域。请指定形如 eu-central-1 的区域。</translation>
    </message>
    <message>
        <source>This run calls the function %1 at %2 with your own credentials: %3 calls, each made up to %4 times when it is refused. The account&apos;s owner pays for them.</source>
        <translation>这次运行会用你自己的凭据调用 %2 上的函数 %1：共 %3 次调用，被拒绝时每次最多尝试 %4 回。费用由账户所有者承担。</translation>
    </message>
    <message>
        <source>The parameter %1 takes a number from %2 to %3, not “%4”.</source>
        <translation>参数 %1 接受从 %2 到 %3 的数，而不是“%4”。</translation>
    </message>
    <message>
        <source>Qt cannot use SQLite here. Install the package libqt6sql6-sqlite.</source>
        <translation>这里的 Qt 无法使用 SQLite。请安装软件包 libqt6sql6-sqlite。</translation>
    </message>
    <message>
        <source>memcached is not installed. Install the package memcached, or name a running one with memcached = HOST:PORT.</source>
        <translation>没有安装 memcached。请安装软件包 memcached，或用 memcached = HOST:PORT 指定一个正在运行的。</translation>
    </message>
    <message>
        <source>memcached did not answer in time.</source>
        <translation>memcached 没有及时应答。</translation>
    </message>
    <message>
        <source>memcached did not start: %1</source>
        <translation>memcached 没有启动：%1</translation>
    </message>
    <message>
        <source>The parameter %1 takes a host and a port, like 127.0.0.1:11211, or nothing for one of our own; not “%2”.</source>
        <translation>参数 %1 接受主机和端口，如 127.0.0.1:11211，或留空使用我们自己的；而不是“%2”。</translation>
    </message>
    <message>
        <source>The parameter %1 must not be empty.</source>
        <translation>参数 %1 不能为空。</translation>
    </message>
    <message>
        <source>The parameter %1 takes an http:// or https:// address without a user&apos;s name or password, or nothing for our own server; not “%2”.</source>
        <translation>参数 %1 应为不带用户名和密码的 http:// 或 https:// 地址，留空则使用内置服务器；而不是“%2”。</translation>
    </message>
</context>
<context>
    <name>Scenario</name>
    <message>
        <source>All at once</source>
        <translation>一起等待</translation>
    </message>
    <message>
        <source>Ordering</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Five calls await the same sleep: they overlap, and all end together.</source>
        <translation>五次调用等待同样长的睡眠：它们重叠，并同时结束。</translation>
    </message>
    <message>
        <source>Five calls sleep 5 s each. How long is the job?</source>
        <translation>五次调用各睡 5 秒。整个作业要多久？</translation>
    </message>
    <message>
        <source>Await, then block</source>
        <translation>先等待，后阻塞</translation>
    </message>
    <message>
        <source>The sleeps overlap, the blocking calls queue up for the one thread.</source>
        <translation>睡眠互相重叠，阻塞的调用则排队等那唯一的线程。</translation>
    </message>
    <message>
        <source>Each of five calls awaits 2.5 s, then blocks 2.5 s. When does each finish?</source>
        <translation>五次调用各等待 2.5 秒，再阻塞 2.5 秒。它们各在什么时候结束？</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务数</translation>
    </message>
    <message>
        <source>How many calls are made.</source>
        <translation>共发起多少次调用。</translation>
    </message>
    <message>
        <source>Await</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>How long each call awaits a sleep.</source>
        <translation>每次调用等待睡眠的时长。</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>阻塞</translation>
    </message>
    <message>
        <source>How long each call holds the thread.</source>
        <translation>每次调用占住线程的时长。</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>An http:// or https:// address; empty for a practice server of our own.</source>
        <translation>以 http:// 或 https:// 开头的地址；留空则使用内置练习服务器。</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求数</translation>
    </message>
    <message>
        <source>How many requests are sent.</source>
        <translation>共发送多少个请求。</translation>
    </message>
    <message>
        <source>Delay from</source>
        <translation>延迟从</translation>
    </message>
    <message>
        <source>The server&apos;s shortest delay.</source>
        <translation>服务器的最短延迟。</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>The server&apos;s longest delay.</source>
        <translation>服务器的最长延迟。</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>The size of each answer.</source>
        <translation>每个应答的大小。</translation>
    </message>
    <message>
        <source>100 requests, two ways</source>
        <translation>100 个请求，两种发法</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>Real requests to a server that answers after 0 to 3 s: together, or in turn.</source>
        <translation>向一台 0 到 3 秒后才应答的服务器发送真实请求：一起发，或逐个发。</translation>
    </message>
    <message>
        <source>100 answers take 0 to 3 s each. How long do they take all together?</source>
        <translation>100 个应答各需 0 到 3 秒。全部加起来要多久？</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>All requests at once, or each after the last.</source>
        <translation>所有请求同时发出，或等上一个结束再发下一个。</translation>
    </message>
    <message>
        <source>The sum that depends</source>
        <translation>看时机的求和</translation>
    </message>
    <message>
        <source>Shared state</source>
        <translation>共享状态</translation>
    </message>
    <message>
        <source>Each call awaits, adds 1 to a shared sum, blocks, and prints the sum it sees.</source>
        <translation>每次调用先等待，给共享的和加 1，再阻塞，然后打印它看到的和。</translation>
    </message>
    <message>
        <source>Which sum does each call print at its end?</source>
        <translation>每次调用结束时打印的和是多少？</translation>
    </message>
    <message>
        <source>gather</source>
        <translation>汇合</translation>
    </message>
    <message>
        <source>one-by-one</source>
        <translation>逐个</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>A mutex around the update, or no await between reading and writing.</source>
        <translation>更新外加互斥锁，或读与写之间不等待。</translation>
    </message>
    <message>
        <source>The lost update</source>
        <translation>丢失的更新</translation>
    </message>
    <message>
        <source>Each call reads a counter, awaits, and writes back one more than it read.</source>
        <translation>每次调用读取计数器，等待，再写回读到的值加一。</translation>
    </message>
    <message>
        <source>Five calls each add 1 to a counter. What is it at the end?</source>
        <translation>五次调用各给计数器加 1。最后它是多少？</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>工作线程数</translation>
    </message>
    <message>
        <source>How many threads take the blocking calls.</source>
        <translation>由多少个线程执行阻塞调用。</translation>
    </message>
    <message>
        <source>Move it off the thread</source>
        <translation>把阻塞搬出线程</translation>
    </message>
    <message>
        <source>Each call awaits, then has its blocking part done by a worker thread.</source>
        <translation>每次调用先等待，再由工作线程执行阻塞的部分。</translation>
    </message>
    <message>
        <source>Block, then await</source>
        <translation>先阻塞，后等待</translation>
    </message>
    <message>
        <source>Each call starts when the one before it has blocked; who wakes early must wait.</source>
        <translation>前一次调用阻塞完，后一次才开始；醒得早的只好等着。</translation>
    </message>
    <message>
        <source>Each of five calls blocks 2.5 s, then awaits 2.5 s. Which takes longest?</source>
        <translation>五次调用各阻塞 2.5 秒，再等待 2.5 秒。哪一次历时最长？</translation>
    </message>
    <message>
        <source>The least of the whole seconds that are drawn.</source>
        <translation>随机抽取的整秒数的下限。</translation>
    </message>
    <message>
        <source>The most of the whole seconds that are drawn.</source>
        <translation>随机抽取的整秒数的上限。</translation>
    </message>
    <message>
        <source>One after another</source>
        <translation>一个接一个</translation>
    </message>
    <message>
        <source>Each call blocks, the next begins when it has ended: nothing overlaps.</source>
        <translation>每次调用都阻塞，结束后下一次才开始：毫无重叠。</translation>
    </message>
    <message>
        <source>Five calls block 5 s each. When does each finish?</source>
        <translation>五次调用各阻塞 5 秒。它们各在什么时候结束？</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>流水线</translation>
    </message>
    <message>
        <source>Reads are awaited, computing holds the thread: three ways to join them.</source>
        <translation>读取是等待，计算则占住线程：三种衔接的办法。</translation>
    </message>
    <message>
        <source>Five reads take 1 to 5 s, each compute 1 s. How long is the job in each mode?</source>
        <translation>五次读取各需 1 到 5 秒，每次计算 1 秒。每种模式下作业要多久？</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>读取数</translation>
    </message>
    <message>
        <source>How many items are read.</source>
        <translation>共读取多少项。</translation>
    </message>
    <message>
        <source>Read from</source>
        <translation>读取从</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>How long each compute holds the thread.</source>
        <translation>每次计算占住线程的时长。</translation>
    </message>
    <message>
        <source>When the items are computed.</source>
        <translation>什么时候计算读到的各项。</translation>
    </message>
    <message>
        <source>Sleepy bois</source>
        <translation>瞌睡虫</translation>
    </message>
    <message>
        <source>Each boi sleeps whole seconds drawn by chance; who sleeps shortest wakes first.</source>
        <translation>每只瞌睡虫睡随机抽取的整秒数；睡得最短的最先醒。</translation>
    </message>
    <message>
        <source>Five bois sleep 1 to 5 s each. How long until the last one is awake?</source>
        <translation>五只瞌睡虫各睡 1 到 5 秒。最后一只多久才醒？</translation>
    </message>
    <message>
        <source>Sleep from</source>
        <translation>睡眠从</translation>
    </message>
    <message>
        <source>The sum that everyone shares</source>
        <translation>人人看到同一个和</translation>
    </message>
    <message>
        <source>Each call blocks, adds 1 to a shared sum, awaits, and prints the sum it sees.</source>
        <translation>每次调用先阻塞，给共享的和加 1，再等待，然后打印它看到的和。</translation>
    </message>
    <message>
        <source>Now an await lies between adding and printing. Which sum does each call print?</source>
        <translation>现在相加和打印之间隔着一次等待。每次调用打印的和是多少？</translation>
    </message>
    <message>
        <source>The check that depends</source>
        <translation>看时机的检查</translation>
    </message>
    <message>
        <source>The same calls check at their end whether the shared sum is above a threshold.</source>
        <translation>同样的调用在结束时检查共享的和是否大于阈值。</translation>
    </message>
    <message>
        <source>Five calls check whether the sum is above 3. Which of them pass?</source>
        <translation>五次调用各检查和是否大于 3。哪几次通过？</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>次序</translation>
    </message>
    <message>
        <source>What each call does before it adds.</source>
        <translation>每次调用在相加之前做什么。</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>A call passes when it sees more.</source>
        <translation>看到的和大于它，调用才通过。</translation>
    </message>
    <message>
        <source>Watcher and worker</source>
        <translation>观察者与工作者</translation>
    </message>
    <message>
        <source>One task adds 1, the other doubles, in turn; who is started first decides.</source>
        <translation>一个任务加 1，另一个翻倍，轮流进行；谁先启动，结果就由谁定。</translation>
    </message>
    <message>
        <source>From 0, the worker adds 1 and the watcher doubles, 5 times each. What comes out?</source>
        <translation>从 0 起，工作者加 1，观察者翻倍，各 5 次。结果是多少？</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>How often each of the two acts.</source>
        <translation>两者各做多少次。</translation>
    </message>
    <message>
        <source>Which of the two is started first.</source>
        <translation>两者中先启动哪一个。</translation>
    </message>
    <message>
        <source>interleaved</source>
        <translation>交错</translation>
    </message>
    <message>
        <source>reads-first</source>
        <translation>先读完</translation>
    </message>
    <message>
        <source>sequential</source>
        <translation>依次</translation>
    </message>
    <message>
        <source>await-first</source>
        <translation>先等待</translation>
    </message>
    <message>
        <source>block-first</source>
        <translation>先阻塞</translation>
    </message>
    <message>
        <source>worker-first</source>
        <translation>工作者先</translation>
    </message>
    <message>
        <source>watcher-first</source>
        <translation>观察者先</translation>
    </message>
    <message>
        <source>How long does the job take with five workers, with two, with one?</source>
        <translation>五个、两个、一个工作线程时，整个任务各要多久？</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>已修正</translation>
    </message>
    <message>
        <source>Whether the forgotten await is there.</source>
        <translation>是否补上了忘掉的 await。</translation>
    </message>
    <message>
        <source>The forgotten await: a body</source>
        <translation>忘了 await：正文</translation>
    </message>
    <message>
        <source>An await is missing before the body is read: what is printed is a task and no text.</source>
        <translation>读取正文之前少了一个 await：打印出来的是任务，不是文本。</translation>
    </message>
    <message>
        <source>What is printed where the text should stand?</source>
        <translation>该是文本的地方会打印出什么？</translation>
    </message>
    <message>
        <source>The forgotten await: a gather</source>
        <translation>忘了 await：汇合</translation>
    </message>
    <message>
        <source>Nobody awaits the gather: lazy tasks never start, eager ones send requests whose answers nobody takes.</source>
        <translation>没有人等待汇合：惰性任务从未启动，立即启动的任务发出了请求，应答却没有人接收。</translation>
    </message>
    <message>
        <source>Four fetches are gathered and the gather is not awaited. How many requests does the server count?</source>
        <translation>四次 fetch 汇合在一起，却没有等待汇合。服务器数到几个请求？</translation>
    </message>
    <message>
        <source>URLs</source>
        <translation>网址数</translation>
    </message>
    <message>
        <source>How many URLs are fetched.</source>
        <translation>取多少个网址。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>When a task begins: when it is awaited, or at its call.</source>
        <translation>任务何时开始：被等待时，还是被调用时。</translation>
    </message>
    <message>
        <source>The frozen window</source>
        <translation>卡死的窗口</translation>
    </message>
    <message>
        <source>A heartbeat every 100 ms, and a call that blocks: on the same loop the heart stands still.</source>
        <translation>每 100 毫秒一次心跳，还有一个阻塞的调用：在同一个事件循环上，心跳就停了。</translation>
    </message>
    <message>
        <source>A call blocks 2.5 s. How long is the longest gap between two heartbeats, on the loop and on a worker?</source>
        <translation>一个调用阻塞 2.5 秒。在事件循环上和在工作线程上，两次心跳之间最长的间隔各是多少？</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Which thread the call holds: the loop&apos;s, or a worker&apos;s.</source>
        <translation>调用占住哪个线程：事件循环的，还是工作线程。</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>What is asked of the server, its query included.</source>
        <translation>向服务器要什么，包括查询部分。</translation>
    </message>
    <message>
        <source>Hello, server</source>
        <translation>你好，服务器</translation>
    </message>
    <message>
        <source>One GET and two awaits: first for the head of the answer, then for its body.</source>
        <translation>一个 GET，两次等待：先等应答的头部，再等正文。</translation>
    </message>
    <message>
        <source>How often does one request let go of the thread, and what is known after each await?</source>
        <translation>一个请求要让出线程几次？每次等待之后知道了什么？</translation>
    </message>
    <message>
        <source>The hidden six</source>
        <translation>看不见的六个</translation>
    </message>
    <message>
        <source>The same hundred requests through a client that opens six connections per host, as Qt&apos;s does by itself.</source>
        <translation>同样的一百个请求，客户端对每个主机只开六个连接，Qt 默认就是这样。</translation>
    </message>
    <message>
        <source>100 answers take 0 to 3 s each, six connections serve them. How long is the job?</source>
        <translation>100 个应答各需 0 到 3 秒，只有六个连接。作业要多久？</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接数</translation>
    </message>
    <message>
        <source>How many the client opens to one host.</source>
        <translation>客户端对一个主机打开多少个连接。</translation>
    </message>
    <message>
        <source>Many URLs</source>
        <translation>多个网址</translation>
    </message>
    <message>
        <source>Five URLs, fetched in turn or together; the bodies are collected in the order of the arguments.</source>
        <translation>五个网址，逐个取或一起取；正文按参数的顺序收集。</translation>
    </message>
    <message>
        <source>Five answers take 0 or 1 s each. How long is the job in each mode, and in which order are the bodies collected?</source>
        <translation>五个应答各需 0 或 1 秒。两种模式下作业各要多久？正文按什么顺序收集？</translation>
    </message>
    <message>
        <source>Ten thousand requests</source>
        <translation>一万个请求</translation>
    </message>
    <message>
        <source>A semaphore limits how many requests are in flight; without it the kernel runs out of descriptors.</source>
        <translation>信号量限制同时进行的请求数；没有它，文件描述符就会用尽。</translation>
    </message>
    <message>
        <source>2000 requests at once, and only 1024 descriptors: do all fail, do some, does the program crash?</source>
        <translation>2000 个请求一起发，只有 1024 个描述符：全部失败，一部分失败，还是程序崩溃？</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>How many requests may be in flight at a time.</source>
        <translation>同时最多有多少个请求在进行。</translation>
    </message>
    <message>
        <source>Descriptor budget</source>
        <translation>描述符预算</translation>
    </message>
    <message>
        <source>How many files the process may have open meanwhile; none: as many as it needs.</source>
        <translation>其间进程最多可以打开多少个文件；无：需要多少就多少。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>mutex</source>
        <translation>互斥锁</translation>
    </message>
    <message>
        <source>no-await</source>
        <translation>中间不等待</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>lazy</source>
        <translation>惰性</translation>
    </message>
    <message>
        <source>eager</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>loop</source>
        <translation>事件循环</translation>
    </message>
    <message>
        <source>worker</source>
        <translation>工作线程</translation>
    </message>
    <message>
        <source>Forty checks in the cloud</source>
        <translation>云端的四十项检查</translation>
    </message>
    <message>
        <source>Each check calls a cloud function that sleeps 1 to 10 s; some fail. All at once, or one by one.</source>
        <translation>每项检查调用一个睡 1 到 10 秒的云函数，有些会失败。全部同时，或者逐个进行。</translation>
    </message>
    <message>
        <source>Forty functions sleep 1 to 10 s each. How long does the whole test take?</source>
        <translation>四十个函数各睡 1 到 10 秒。整个测试要多久？</translation>
    </message>
    <message>
        <source>Failure rate</source>
        <translation>失败率</translation>
    </message>
    <message>
        <source>The share of calls that fail at our stand-in.</source>
        <translation>在我们的替身上失败的调用所占的比例。</translation>
    </message>
    <message>
        <source>At most at once</source>
        <translation>同时最多</translation>
    </message>
    <message>
        <source>How many calls our stand-in takes at once; it refuses more.</source>
        <translation>我们的替身同时接受多少个调用；更多的会被拒绝。</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Where AWS Lambda, or what speaks like it, is called; empty for a stand-in of our own.</source>
        <translation>在哪里调用 AWS Lambda 或与它说同一种协议的服务；留空则用我们自己的替身。</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>The endpoint&apos;s region; empty for the one in your AWS configuration.</source>
        <translation>端点所在的区域；留空则用你的 AWS 配置里的区域。</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>Name or ARN of the function that is called.</source>
        <translation>被调用函数的名称或 ARN。</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>配置档</translation>
    </message>
    <message>
        <source>The profile in your AWS configuration whose credentials are used; empty for the usual ones.</source>
        <translation>使用你的 AWS 配置中哪个配置档的凭据；留空则用通常的那一套。</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>函数数</translation>
    </message>
    <message>
        <source>How many functions are called.</source>
        <translation>调用多少个函数。</translation>
    </message>
    <message>
        <source>Whether the next one is called before the last has answered.</source>
        <translation>上一个还没有应答时，是否就调用下一个。</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>How often a call is made at most when the service refuses it for the moment.</source>
        <translation>服务暂时拒绝时，一个调用最多尝试多少次。</translation>
    </message>
    <message>
        <source>Functions in the cloud</source>
        <translation>云函数</translation>
    </message>
    <message>
        <source>all-at-once</source>
        <translation>同时</translation>
    </message>
    <message>
        <source>Whether reads travel together by themselves, are fetched in advance, or hold the thread one by one.</source>
        <translation>读取是自动结伴而行，还是事先取来，还是逐个占住线程。</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返</translation>
    </message>
    <message>
        <source>How far away the cache is; 0 for as near as it is.</source>
        <translation>缓存有多远；0 表示就在原处。</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Whether the cache has the values already, or they come from the store behind it.</source>
        <translation>缓存里已经有值，还是要从它后面的存储取来。</translation>
    </message>
    <message>
        <source>Memcached</source>
        <translation>Memcached</translation>
    </message>
    <message>
        <source>Batching</source>
        <translation>成批读取</translation>
    </message>
    <message>
        <source>A model and its dependencies</source>
        <translation>模型与它的依赖</translation>
    </message>
    <message>
        <source>Three functions that know nothing of each other read two keys each.</source>
        <translation>三个互不相识的函数各读两个键。</translation>
    </message>
    <message>
        <source>Three functions read two keys each. Can they share one round trip without knowing it?</source>
        <translation>三个函数各读两个键。它们能在不知情的情况下共用一次往返吗？</translation>
    </message>
    <message>
        <source>Dependencies</source>
        <translation>依赖数</translation>
    </message>
    <message>
        <source>How many functions the model calls.</source>
        <translation>模型调用多少个函数。</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>键数</translation>
    </message>
    <message>
        <source>How many keys each of them reads.</source>
        <translation>每个函数读多少个键。</translation>
    </message>
    <message>
        <source>Names of fifty users</source>
        <translation>五十个用户的名字</translation>
    </message>
    <message>
        <source>Fifty tasks each read one name from a cache that is 200 ms away.</source>
        <translation>五十个任务各从 200 毫秒之外的缓存读一个名字。</translation>
    </message>
    <message>
        <source>Fifty tasks read one name each, 200 ms away. How often is the cache asked?</source>
        <translation>五十个任务各读一个名字，缓存在 200 毫秒之外。缓存被问了几次？</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户数</translation>
    </message>
    <message>
        <source>How many users&apos; names are read.</source>
        <translation>读多少个用户的名字。</translation>
    </message>
    <message>
        <source>Who voted for the answer</source>
        <translation>谁赞了这个回答</translation>
    </message>
    <message>
        <source>First who voted, then their names: the second read depends on the first.</source>
        <translation>先读谁点了赞，再读他们的名字：第二次读取依赖第一次。</translation>
    </message>
    <message>
        <source>One read tells who voted, twenty more their names. How few round trips can it be?</source>
        <translation>一次读取得知谁点了赞，再读二十次得到名字。最少要几次往返？</translation>
    </message>
    <message>
        <source>Upvoters</source>
        <translation>点赞者</translation>
    </message>
    <message>
        <source>How many users have voted for the answer.</source>
        <translation>有多少用户赞了这个回答。</translation>
    </message>
    <message>
        <source>batched</source>
        <translation>成批</translation>
    </message>
    <message>
        <source>primed</source>
        <translation>预取</translation>
    </message>
    <message>
        <source>single</source>
        <translation>单个</translation>
    </message>
    <message>
        <source>filled</source>
        <translation>已填充</translation>
    </message>
    <message>
        <source>cold</source>
        <translation>冷</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>A memcached as HOST:PORT; empty for one of our own.</source>
        <translation>写成 HOST:PORT 的 memcached；留空则用我们自己的。</translation>
    </message>
    <message>
        <source>built-in</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>built-in stand-in</source>
        <translation>内置替身</translation>
    </message>
    <message>
        <source>built-in practice server</source>
        <translation>内置练习服务器</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
</context>
<context>
    <name>ServeCommand</name>
    <message>
        <source>The port on 127.0.0.1; 0 takes a free one.</source>
        <translation>127.0.0.1 上的端口；0 表示任选空闲端口。</translation>
    </message>
    <message>
        <source>Equal seeds draw equal delays. Default 1.</source>
        <translation>相同的种子产生相同的延迟。默认 1。</translation>
    </message>
    <message>
        <source>The shortest delay in whole seconds. Default 0.</source>
        <translation>最短延迟，整数秒。默认 0。</translation>
    </message>
    <message>
        <source>The longest delay in whole seconds. Default 3.</source>
        <translation>最长延迟，整数秒。默认 3。</translation>
    </message>
    <message>
        <source>The size of each body. Default 450000.</source>
        <translation>每个正文的字节数。默认 450000。</translation>
    </message>
    <message>
        <source>A file that is each body instead.</source>
        <translation>改用此文件作为每个正文。</translation>
    </message>
    <message>
        <source>Ends when standard input closes.</source>
        <translation>标准输入关闭时结束。</translation>
    </message>
    <message>
        <source>Answers with this status, 200 to 599.</source>
        <translation>以此状态码应答，200 到 599。</translation>
    </message>
    <message>
        <source>Where a status from 300 to 399 leads.</source>
        <translation>状态码 300 到 399 所指向的地址。</translation>
    </message>
    <message>
        <source>Waits so many seconds, 0 to 86400; none are drawn.</source>
        <translation>延迟这么多秒，0 到 86400；不再随机抽取。</translation>
    </message>
    <message>
        <source>The size of the body, 0 to 1073741824.</source>
        <translation>正文的字节数，0 到 1073741824。</translation>
    </message>
    <message>
        <source>Closes the connection without an answer.</source>
        <translation>不应答就关闭连接。</translation>
    </message>
    <message>
        <source>Closes it after half of the body.</source>
        <translation>正文发送一半后关闭连接。</translation>
    </message>
    <message>
        <source>Sends what is no answer, and closes it.</source>
        <translation>发送不是 HTTP 应答的内容，然后关闭连接。</translation>
    </message>
    <message>
        <source>Sends the body 1000 bytes at a time.</source>
        <translation>每次只发送正文的 1000 字节。</translation>
    </message>
    <message>
        <source>Seconds before each piece, 0 to 86400. Default 0.1.</source>
        <translation>每段之前等待的秒数，0 到 86400。默认 0.1。</translation>
    </message>
    <message>
        <source>A request may ask for its answer: GET /name?status=503&amp;delay=2</source>
        <translation>请求可以指定自己的应答：GET /name?status=503&amp;delay=2</translation>
    </message>
    <message>
        <source>A wrong value gets a 400 that says what would be right.</source>
        <translation>参数值有误时应答 400，并说明正确的写法。</translation>
    </message>
    <message>
        <source>/statistics tells what has reached the server so far.</source>
        <translation>/statistics 给出到目前为止到达服务器的请求和连接。</translation>
    </message>
    <message>
        <source>Serves HTTP on 127.0.0.1 and answers each request after a delay.</source>
        <translation>在 127.0.0.1 上提供 HTTP 服务，每个请求延迟后应答。</translation>
    </message>
    <message>
        <source>--min (%1) must not be above --max (%2).</source>
        <translation>--min（%1）不能大于 --max（%2）。</translation>
    </message>
    <message>
        <source>Divides every delay and interval; 0.1 to 100. Default 1.</source>
        <translation>所有延迟和间隔都除以它；0.1 到 100，默认 1。</translation>
    </message>
    <message>
        <source>Sends nothing, for ten minutes at most.</source>
        <translation>什么都不发，最多十分钟。</translation>
    </message>
    <message>
        <source>Sends pieces, for ten minutes at most.</source>
        <translation>一段一段地发，最多十分钟。</translation>
    </message>
    <message>
        <source>The practice server of the HTTP demos.</source>
        <translation>HTTP 演示用的练习服务器。</translation>
    </message>
    <message>
        <source>A stand-in for AWS Lambda&apos;s Invoke API.</source>
        <translation>AWS Lambda 的 Invoke API 的替身。</translation>
    </message>
    <message>
        <source>Each has its own options: coroscope serve lambda --help</source>
        <translation>两者各有自己的选项：coroscope serve lambda --help</translation>
    </message>
    <message>
        <source>serve takes http or lambda, not “%1”.</source>
        <translation>serve 接受 http 或 lambda，而不是“%1”。</translation>
    </message>
    <message>
        <source>Equal seeds draw equal runs. Default 1.</source>
        <translation>种子相同，抽出的运行也相同。默认 1。</translation>
    </message>
    <message>
        <source>The shortest run in whole seconds. Default 1.</source>
        <translation>最短的运行，整秒数。默认 1。</translation>
    </message>
    <message>
        <source>The longest run in whole seconds. Default 10.</source>
        <translation>最长的运行，整秒数。默认 10。</translation>
    </message>
    <message>
        <source>Divides what runs take; 0.1 to 100. Default 1.</source>
        <translation>运行时间除以此数；0.1 到 100。默认 1。</translation>
    </message>
    <message>
        <source>How many runs fail, 0 to 1. Default 0.15.</source>
        <translation>运行失败的比例，0 到 1。默认 0.15。</translation>
    </message>
    <message>
        <source>More runs at one time get a 429. Default: any number.</source>
        <translation>同时运行更多则应答 429。默认不限。</translation>
    </message>
    <message>
        <source>The key id; any text will do.</source>
        <translation>密钥 id；任何文字都可以。</translation>
    </message>
    <message>
        <source>The secret; the caller signs with it.</source>
        <translation>秘密密钥；调用者用它签名。</translation>
    </message>
    <message>
        <source>If it is set, the caller must send it too.</source>
        <translation>如果设置了，调用者也必须发送它。</translation>
    </message>
    <message>
        <source>The run is over. If it failed, there is a header</source>
        <translation>运行已结束。如果失败了，会带有头部</translation>
    </message>
    <message>
        <source>X-Amz-Function-Error: Unhandled.</source>
        <translation>X-Amz-Function-Error: Unhandled。</translation>
    </message>
    <message>
        <source>To the invocation types Event and DryRun.</source>
        <translation>对应调用类型 Event 和 DryRun。</translation>
    </message>
    <message>
        <source>The signature, key id, token or date is wrong.</source>
        <translation>签名、密钥 id、令牌或日期有误。</translation>
    </message>
    <message>
        <source>There is no such function, or version of it.</source>
        <translation>没有这个函数，或没有这个版本。</translation>
    </message>
    <message>
        <source>A wrong parameter, method or size.</source>
        <translation>参数、方法或大小有误。</translation>
    </message>
    <message>
        <source>Too many runs at one time: see --max-concurrent.</source>
        <translation>同时的运行太多：见 --max-concurrent。</translation>
    </message>
    <message>
        <source>The function is called system-test; its ARN, in any region, is</source>
        <translation>函数名为 system-test；在任何区域，它的 ARN 都是</translation>
    </message>
    <message>
        <source>Its payload is {&quot;configuration_identifier&quot;: …}.</source>
        <translation>它的负载是 {&quot;configuration_identifier&quot;: …}。</translation>
    </message>
    <message>
        <source>The credentials that it accepts come from the environment:</source>
        <translation>它接受的凭据来自环境变量：</translation>
    </message>
    <message>
        <source>It answers as AWS does:</source>
        <translation>它像 AWS 那样应答：</translation>
    </message>
    <message>
        <source>Stands in for AWS Lambda on 127.0.0.1, with one function to invoke.</source>
        <translation>在 127.0.0.1 上充当 AWS Lambda 的替身，有一个函数可调用。</translation>
    </message>
    <message>
        <source>set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to the credentials that the stand-in is to accept; any text will do.</source>
        <translation>请把 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY 设为替身要接受的凭据；任何文字都可以。</translation>
    </message>
</context>
<context>
    <name>SpanText</name>
    <message>
        <source>finished %1</source>
        <translation>%1 完成</translation>
    </message>
    <message>
        <source>failed %1</source>
        <translation>%1 失败</translation>
    </message>
    <message>
        <source>cancelled %1</source>
        <translation>%1 取消</translation>
    </message>
    <message>
        <source>lost %1</source>
        <translation>%1 丢失</translation>
    </message>
    <message>
        <source>never started</source>
        <translation>从未开始</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>blocking</source>
        <translation>阻塞</translation>
    </message>
    <message>
        <source>awaiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>sleep</source>
        <translation>睡眠</translation>
    </message>
    <message>
        <source>task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>gather</source>
        <translation>汇合</translation>
    </message>
    <message>
        <source>semaphore</source>
        <translation>信号量</translation>
    </message>
    <message>
        <source>mutex</source>
        <translation>互斥锁</translation>
    </message>
    <message>
        <source>event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>future</source>
        <translation>future</translation>
    </message>
    <message>
        <source>signal</source>
        <translation>信号</translation>
    </message>
    <message>
        <source>something</source>
        <translation>某事</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>waiting for the answer</source>
        <translation>等待应答</translation>
    </message>
    <message>
        <source>downloading</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>running %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>block %1</source>
        <translation>阻塞 %1</translation>
    </message>
    <message>
        <source>ready, waiting for the thread</source>
        <translation>就绪，等线程</translation>
    </message>
    <message>
        <source>await sleep %1</source>
        <translation>等待睡眠 %1</translation>
    </message>
    <message>
        <source>await %1</source>
        <translation>等待%1</translation>
    </message>
    <message>
        <source>await %1 %2</source>
        <translation>等待%1 %2</translation>
    </message>
    <message>
        <source>run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>block</source>
        <translation>阻塞</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>blocking %1 s</source>
        <translation>已阻塞 %1 秒</translation>
    </message>
    <message>
        <source>ready for %1 s</source>
        <translation>已就绪 %1 秒</translation>
    </message>
    <message>
        <source>awaiting %1</source>
        <translation>正在等待%1</translation>
    </message>
    <message>
        <source>waiting for the thread</source>
        <translation>正在等线程</translation>
    </message>
    <message>
        <source>task %1, %2, %3 to %4, %5</source>
        <translation>任务 %1，%2，%3 到 %4，%5</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; · %2&lt;br&gt;%3 to %4 (%5)</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; · %2&lt;br&gt;%3 到 %4（%5）</translation>
    </message>
    <message>
        <source>made ready by %1</source>
        <translation>由 %1 使其就绪</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>part of a request and how long it took</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a request</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an await and its parts</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>connecting with TLS</source>
        <translation>建立 TLS 连接</translation>
    </message>
    <message>
        <source>new connection</source>
        <translation>新连接</translation>
    </message>
    <message>
        <source>reused connection</source>
        <translation>复用连接</translation>
    </message>
    <message>
        <source>cache read</source>
        <translation>读缓存</translation>
    </message>
</context>
<context>
    <name>StatusText</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n 个任务</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) lost</source>
        <translation>
            <numerusform>丢失 %n 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>Not yet run</source>
        <translation>尚未运行</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>%1 finished</source>
        <translation>%1 个完成</translation>
    </message>
    <message>
        <source>%1 on the thread</source>
        <translation>%1 个占着线程</translation>
    </message>
    <message>
        <source>%1 ready</source>
        <translation>%1 个就绪</translation>
    </message>
    <message>
        <source>%1 awaiting</source>
        <translation>%1 个等待</translation>
    </message>
    <message>
        <source>%1 not started</source>
        <translation>%1 个未开始</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the counts of tasks</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>tasks: their states</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Could not run</source>
        <translation>无法运行</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 个失败</translation>
    </message>
    <message>
        <source>%1 cancelled</source>
        <translation>%1 个已取消</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>%1 个丢失</translation>
    </message>
    <message>
        <source>%1 never started</source>
        <translation>%1 个从未开始</translation>
    </message>
</context>
<context>
    <name>TextDialogs</name>
    <message>
        <source>Keys and mouse</source>
        <translation>按键与鼠标</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格键</translation>
    </message>
    <message>
        <source>run or stop</source>
        <translation>运行或停止</translation>
    </message>
    <message>
        <source>zoom in, zoom out</source>
        <translation>放大、缩小</translation>
    </message>
    <message>
        <source>pan to the left, to the right</source>
        <translation>向左、向右平移</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>show the whole run</source>
        <translation>显示整个运行</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>follow the newest moment</source>
        <translation>跟随最新时刻</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>move the selection through spans and lanes</source>
        <translation>在时段和泳道之间移动选择</translation>
    </message>
    <message>
        <source>centre the selection; again: fit it</source>
        <translation>居中所选；再按一次：放大到满屏</translation>
    </message>
    <message>
        <source>clear the selection</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>scroll the lanes</source>
        <translation>上下滚动泳道</translation>
    </message>
    <message>
        <source>Shift + wheel, drag</source>
        <translation>Shift + 滚轮、拖动</translation>
    </message>
    <message>
        <source>pan along the time</source>
        <translation>沿时间平移</translation>
    </message>
    <message>
        <source>Ctrl + wheel</source>
        <translation>Ctrl + 滚轮</translation>
    </message>
    <message>
        <source>zoom at the pointer</source>
        <translation>以指针为中心缩放</translation>
    </message>
    <message>
        <source>run, stop</source>
        <translation>运行、停止</translation>
    </message>
    <message>
        <source>larger, smaller, usual text</source>
        <translation>文字放大、缩小、恢复</translation>
    </message>
    <message>
        <source>full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>this list</source>
        <translation>本列表</translation>
    </message>
    <message>
        <source>An oscilloscope for coroutines: see who holds the thread, who is ready but waits, who sleeps and who is done.</source>
        <translation>协程的示波器：看清谁占着线程，谁已就绪却还在等，谁在睡，谁已完成。</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Coroscope comes without any warranty; you may pass it on under the terms of the GNU General Public License.</source>
        <translation>Coroscope 不提供任何担保；你可以按照 GNU 通用公共许可证的条款再分发它。</translation>
    </message>
    <message>
        <source>About Coroscope</source>
        <translation>关于 Coroscope</translation>
    </message>
    <message>
        <source>Click, drag on the ruler</source>
        <translation>单击、在标尺上拖动</translation>
    </message>
    <message>
        <source>show code and variables as they were then</source>
        <translation>显示代码和变量当时的样子</translation>
    </message>
    <message>
        <source>copy, select all in output, results and requests</source>
        <translation>在输出、结果和请求中复制、全选</translation>
    </message>
    <message>
        <source>sort requests by start, duration, end; again: reversed</source>
        <translation>按开始、用时、结束排序请求；再按一次：颠倒</translation>
    </message>
    <message>
        <source>Right, Left, Enter in results</source>
        <translation>结果中的右、左方向键和回车</translation>
    </message>
    <message>
        <source>show, hide what a task printed</source>
        <translation>显示或隐藏任务打印的内容</translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 微秒</translation>
    </message>
    <message>
        <source>%1 ns</source>
        <translation>%1 纳秒</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Thread</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>who holds it</source>
        <translation>谁占着它</translation>
    </message>
    <message>
        <source>shared variable</source>
        <translation>共享变量</translation>
    </message>
    <message>
        <source>Ready queue</source>
        <translation>就绪队列</translation>
    </message>
    <message>
        <source>Nothing has run yet</source>
        <translation>还没有运行过</translation>
    </message>
    <message>
        <source>Press Run to watch the tasks here, as they happen.</source>
        <translation>按“运行”，即可在这里实时观看各个任务。</translation>
    </message>
    <message>
        <source>idle, everyone is waiting</source>
        <translation>空闲，大家都在等</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>OVERVIEW</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>%1 writes, stale</source>
        <translation>%1 写入（过期）</translation>
    </message>
    <message>
        <source>%1 writes</source>
        <translation>%1 写入</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>过期</translation>
    </message>
    <message>
        <source>created, not started yet</source>
        <translation>已创建，尚未开始</translation>
    </message>
    <message>
        <source>created</source>
        <translation>已创建</translation>
    </message>
    <message>
        <source>Worker %1</source>
        <translation>工作线程 %1</translation>
    </message>
    <message>
        <source>a thread beside the loop</source>
        <translation>事件循环之外的线程</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>上限 %1</translation>
    </message>
</context>
<context>
    <name>WindowCommand</name>
    <message>
        <source>The window&apos;s language. Default: as last time.</source>
        <translation>窗口的语言。默认：与上次相同。</translation>
    </message>
    <message>
        <source>The window&apos;s colours. Default: as last time.</source>
        <translation>窗口的配色。默认：与上次相同。</translation>
    </message>
    <message>
        <source>The demo that is shown first.</source>
        <translation>首先显示的演示。</translation>
    </message>
    <message>
        <source>Shows the version.</source>
        <translation>显示版本。</translation>
    </message>
    <message>
        <source>There is no command “%1”; there are list, run, serve.</source>
        <translation>没有命令“%1”；可用的有 list、run、serve。</translation>
    </message>
    <message>
        <source>--demo: there is no demo “%1”; “coroscope list” names them.</source>
        <translation>--demo：没有演示“%1”；“coroscope list”会列出它们。</translation>
    </message>
    <message>
        <source>An oscilloscope for coroutines: opens the window.</source>
        <translation>协程的示波器：打开窗口。</translation>
    </message>
    <message>
        <source>
Commands, which need no display; each has a --help of its own:
  coroscope list         lists the demos with their parameters
  coroscope run ID       runs a demo and prints what it did
  coroscope serve http   serves HTTP for practice on 127.0.0.1
  coroscope serve lambda stands in for AWS Lambda on 127.0.0.1
</source>
        <translation>
以下命令不需要显示器，各有自己的 --help：
  coroscope list         列出演示及其参数
  coroscope run ID       运行一个演示，并输出它做了什么
  coroscope serve http   在 127.0.0.1 上提供练习用的 HTTP 服务
  coroscope serve lambda 在 127.0.0.1 上充当 AWS Lambda 的替身
</translation>
    </message>
</context>
</TS>
