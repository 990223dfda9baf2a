package org.samrad.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {

    static Stream<Arguments> formulas() {
        return Stream.of(
                Arguments.of("=1+1", "'=1+1"),
                Arguments.of("+46", "'+46"),
                Arguments.of("-2", "'-2"),
                Arguments.of("@sum(a1)", "'@sum(a1)"),
                Arguments.of("＝1", "'＝1"),
                Arguments.of(" -2", " '-2"),
                Arguments.of("a;=1; @3", "a;'=1; '@3"),
                Arguments.of("a,=1", "a,'=1"),
                Arguments.of("anna | =bo", "anna | '=bo"),
                Arguments.of("\"=1", "\"'=1"),
                Arguments.of("a\n=1", "a\n'=1"),
                Arguments.of("a\t\u00A0=1", "a\t\u00A0'=1"),
                Arguments.of("\tx", "'\tx"));
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void whatASpreadsheetWouldWorkOutIsTextWhereverItPartsTheCell(String cell, String written) {
        assertThat(CsvText.safe(cell)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-01-01", "a=b", "a-b", "Halmstad - Varberg", "lead:anna | second:bo"})
    void whatIsNoFormulaStaysAsItIs(String cell) {
        assertThat(CsvText.safe(cell)).isEqualTo(cell);
    }
}
