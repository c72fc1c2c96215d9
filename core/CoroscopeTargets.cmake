# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: MIT
#
# coroscope_add_layer: one folder, one static library, one alias Coroscope::<Name>.
# coroscope_add_test:  one folder of tests, one program, one CTest entry.

set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

# Language level, warnings, Qt strictness, sanitizers and the shortening of build paths.
function(coroscope_strict target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF AUTOMOC ON AUTORCC ON)
  target_compile_options(${target} PRIVATE "-fmacro-prefix-map=${PROJECT_SOURCE_DIR}/=")
  if(COROSCOPE_DEVELOPER_MODE)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
  endif()
  target_compile_definitions(${target} PRIVATE QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII QT_STRICT_ITERATORS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT)
  if(COROSCOPE_SANITIZERS)
    # GCC sees uninitialised values in Qt's headers where a sanitizer keeps it from inlining them;
    # the presets without sanitizers keep the warning. The check of virtual calls opens a pipe, and
    # takes it for an error of the program when there is no descriptor left, as in some demos.
    target_compile_options(${target} PRIVATE -fsanitize=${COROSCOPE_SANITIZERS}
      -fno-sanitize=vptr -fno-omit-frame-pointer -fno-sanitize-recover=all -Wno-maybe-uninitialized)
    target_link_options(${target} PUBLIC -fsanitize=${COROSCOPE_SANITIZERS})
  endif()
endfunction()

# coroscope_add_layer(NAME <Name> HEADERS … SOURCES … DEPENDS …)
function(coroscope_add_layer)
  cmake_parse_arguments(LAYER "" "NAME" "HEADERS;SOURCES;DEPENDS" ${ARGN})
  string(TOLOWER "coroscope_${LAYER_NAME}" target)
  add_library(${target} STATIC ${LAYER_SOURCES})
  add_library(Coroscope::${LAYER_NAME} ALIAS ${target})
  target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}"
    FILES ${LAYER_HEADERS})
  target_link_libraries(${target} PUBLIC ${LAYER_DEPENDS})
  set_target_properties(${target} PROPERTIES LINKER_LANGUAGE CXX)
  coroscope_strict(${target})
endfunction()

# coroscope_add_test(<program> SOURCES … [NOT_UNDER_TSAN …] DEPENDS … [SUPPORT <target>]): the sources
# register their test classes with COROSCOPE_TEST (tests/support/testmain.h). SUPPORT
# coroscope_widgettestsupport runs them in a QApplication.
#
# NOT_UNDER_TSAN are sources whose tests the thread sanitizer of GCC 12 cannot follow: those that use
# QNetworkAccessManager, which has threads of its own, and those that start a child, which Qt does by
# a clone that shares our memory. What the sanitizer notes for the child it then takes for ours, and
# no longer watches the thread.
function(coroscope_add_test program)
  cmake_parse_arguments(TEST "" "SUPPORT" "SOURCES;NOT_UNDER_TSAN;DEPENDS" ${ARGN})
  if(NOT COROSCOPE_SANITIZERS STREQUAL "thread")
    list(APPEND TEST_SOURCES ${TEST_NOT_UNDER_TSAN})
  endif()
  if(NOT TEST_SUPPORT)
    set(TEST_SUPPORT coroscope_testsupport)
  endif()
  add_executable(${program} ${TEST_SOURCES})
  target_link_libraries(${program} PRIVATE ${TEST_DEPENDS} ${TEST_SUPPORT})
  coroscope_strict(${program})
  add_test(NAME ${program} COMMAND ${program})
  # With G_SLICE so, GLib gives no memory from thread to thread behind the thread sanitizer's back.
  set_tests_properties(${program} PROPERTIES
    ENVIRONMENT "G_SLICE=always-malloc;QT_QPA_PLATFORM=offscreen;XDG_RUNTIME_DIR=${CMAKE_BINARY_DIR};COROSCOPE_BINARY_DIR=${CMAKE_BINARY_DIR}")
endfunction()
