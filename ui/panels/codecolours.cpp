// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/codecolours.h"

#include "ui/panels/qscintilla.h"


#include <array>
#include <utility>

namespace Coroscope {
namespace {

constexpr std::array<std::pair<int, ColourRole>, 14> styles{{
    {QsciLexerCPP::Comment, ColourRole::CodeComment},
    {QsciLexerCPP::CommentLine, ColourRole::CodeComment},
    {QsciLexerCPP::CommentDoc, ColourRole::CodeComment},
    {QsciLexerCPP::CommentLineDoc, ColourRole::CodeComment},
    {QsciLexerCPP::CommentDocKeyword, ColourRole::CodeComment},
    {QsciLexerCPP::Number, ColourRole::CodeNumber},
    {QsciLexerCPP::UserLiteral, ColourRole::CodeNumber},
    {QsciLexerCPP::Keyword, ColourRole::CodeKeyword},
    {QsciLexerCPP::KeywordSet2, ColourRole::CodeType},
    {QsciLexerCPP::PreProcessor, ColourRole::CodeKeyword},
    {QsciLexerCPP::DoubleQuotedString, ColourRole::CodeText},
    {QsciLexerCPP::SingleQuotedString, ColourRole::CodeText},
    {QsciLexerCPP::RawString, ColourRole::CodeText},
    {QsciLexerCPP::UnclosedString, ColourRole::CodeText},
}};

} // namespace

void colourCode(QsciLexerCPP &lexer, const Theme &theme)
{
    lexer.setPaper(theme.colour(ColourRole::Panel));
    lexer.setDefaultPaper(theme.colour(ColourRole::Panel));
    lexer.setColor(theme.colour(ColourRole::Text));
    lexer.setDefaultColor(theme.colour(ColourRole::Text));
    for (const auto &[style, role] : styles) {
        lexer.setColor(theme.colour(role), style);
    }
}

} // namespace Coroscope
