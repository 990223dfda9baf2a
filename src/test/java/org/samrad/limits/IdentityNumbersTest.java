package org.samrad.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** None of the numbers is a person's: they are made up, or the authorities' own test numbers. */
class IdentityNumbersTest {

    @Test
    void whatComesBackToWhoeverTypedItHasAMarkInItsPlace() {
        assertThat(IdentityNumbers.without("Call 19121212-1212 at nine, or 20121224 1236."))
                .isEqualTo("Call […] at nine, or […].");
        assertThat(IdentityNumbers.without("Room 12, 10 December")).isEqualTo("Room 12, 10 December");
        assertThat(IdentityNumbers.isIn(IdentityNumbers.without("１９１２１２１２－１２１２ and 131052-308T")))
                .isFalse();
    }

    @Test
    void aTextWithTheMarkOfANumberIsNoMoreToBeKeptThanOneWithTheNumber() {
        String marked = IdentityNumbers.without("Meeting 19121212-1212");
        assertThat(IdentityNumbers.firstIn(marked)).contains(IdentityNumbers.MARK);
        assertThat(IdentityNumbers.without(marked)).isEqualTo(marked);
        assertThat(IdentityNumbers.firstIn("Meeting […] 19121212-1212")).contains("19121212-1212");
        assertThat(IdentityNumbers.firstIn("Meeting … [2]")).isEmpty();
    }

    /** In proportion to its length, and without using up the stack: a form may have millions of characters. */
    @ParameterizedTest
    @ValueSource(strings = {"1 ", "13 ", "1-", "123456 7890 ", "order 1234567890 ", "1", "1,  "})
    void aTextOfAnyLengthIsLookedThrough(String part) {
        String text = part.repeat(5_000);
        assertThat(IdentityNumbers.firstIn(text)).isEmpty();
        assertThat(IdentityNumbers.firstIn(text + "; 19121212-1212")).contains("19121212-1212");
        assertThat(IdentityNumbers.without(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"19121212\u0000-1212", "191212\uFFFE12-1212", "131052\u0001A308T", "19121212\uD800-1212"})
    void whatNoTextKeepsHidesNone(String text) {
        assertThat(IdentityNumbers.firstIn(text)).isPresent();
        assertThat(IdentityNumbers.without(text)).isEqualTo(IdentityNumbers.MARK);
    }

    @Test
    void ofManyNumbersNoneIsLeft() {
        assertThat(IdentityNumbers.without("19121212-1212 ".repeat(5_000))).isEqualTo("[…] ".repeat(5_000));
        assertThat(IdentityNumbers.without("⑴ and ½ 121112-2391, 121112-2391 ２０１２１１１２－２３９１…"))
                .isEqualTo("⑴ and ½ […], […] […]…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20121312-2394 is no date, but 20121112-2394 is one",
                "121112-2391",
                "121112+2391",
                "201211122394",
                "no sign, but its check digit: 1211122393",
                "samordningsnummer 121172-2393",
                "20121172-2393",
                "fødselsnummer 13116900216",
                "131169 00216",
                "D-number 53116900216",
                "synthetic 13916900216",
                "Danish 131169-0216",
                "Finnish 131169A021B"
            })
    void anIdentityNumberIsSeen(String text) {
        assertThat(IdentityNumbers.firstIn(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sleep and school, 12 years",
                "phone 0701234567",
                "phone 070-123 45 67",
                "+46 31 343 40 00",
                "2026-11-23 09:00",
                "from 2026-11-23 to 2026-12-04",
                "R-00042 and 394588006",
                "20121312-2394",
                "1211122394",
                "99116900216",
                "case 123456789012345"
            })
    void otherNumbersAreLeftAlone(String text) {
        assertThat(IdentityNumbers.firstIn(text)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyWriting")
    void anIdentityNumberIsSeenHoweverItIsWritten(String text) {
        assertThat(IdentityNumbers.firstIn(text)).as(text).isPresent();
    }

    @ParameterizedTest
    @MethodSource("others")
    void phonesDatesAndInvoicesAreLeftAlone(String text) {
        assertThat(IdentityNumbers.firstIn(text)).as(text).isEmpty();
    }

    /** Made-up numbers with right check digits: of Swedes with and without a permanent one, of Norwegians with every addition. */
    private static final List<String> SWEDISH = List.of("121112239", "121172239", "990228001", "050604987");

    private static final List<String> NORWEGIAN = List.of("131169", "531169", "135169", "139169", "010203", "415203");

    static Stream<String> everyWriting() {
        List<String> texts = new ArrayList<>();
        for (String nine : SWEDISH) {
            String ten = nine + swedishCheckDigit(nine);
            String day = ten.substring(0, 6);
            String rest = ten.substring(6);
            String century = ten.startsWith("99") ? "19" : "20";
            for (String sign : List.of(
                    "",
                    "-",
                    "+",
                    "\u2013",
                    "\u2014",
                    "\u2212",
                    "\u2010",
                    "\u2011",
                    "\uFF0D",
                    "\uFE63",
                    "\u30FC",
                    " ",
                    "\u00A0",
                    "\u2009",
                    ".",
                    " - ",
                    " \u2013 ",
                    "- ",
                    " -",
                    "/",
                    "_",
                    "\u00AD",
                    "\u200B")) {
                texts.add(day + sign + rest);
                texts.add("om " + century + day + sign + rest + ", och mer");
            }
            for (String gap : List.of(" ", ".", "-", "\u00A0", "\u2013")) {
                texts.add(String.join(gap, ten.split("")));
                texts.add(String.join(gap, day.substring(0, 2), day.substring(2, 4), day.substring(4)) + "-" + rest);
                texts.add(century + String.join(gap, day.substring(0, 2), day.substring(2, 4), day.substring(4)) + "-"
                        + rest);
            }
            texts.add("pnr" + ten);
            texts.add(ten + "x");
            texts.add("Ola" + century + ten + "Nord");
            texts.add("pnr:" + day + "-" + rest + ".");
            for (int zero : List.of(0x660, 0x6F0, 0x966, 0xFF10, 0x1D7CE)) {
                texts.add(inScript(day + "-" + rest, zero));
                texts.add(inScript(century + ten, zero));
            }
        }
        for (String day : NORWEGIAN) {
            String eleven = norwegian(day);
            for (String gap : List.of("", " ", "-", "\u2013", ".", "\u00A0", " \u2013 ", "\u200B")) {
                texts.add("fnr " + eleven.substring(0, 6) + gap + eleven.substring(6));
            }
            texts.add(String.join(" ", eleven.split("")));
            texts.add(String.join(".", day.substring(0, 2), day.substring(2, 4), day.substring(4)) + " "
                    + eleven.substring(6));
            texts.add(eleven.substring(0, 6) + " " + eleven.substring(6, 9) + " " + eleven.substring(9));
            texts.add("Kari" + eleven);
            texts.add("faktura " + eleven);
            texts.add(inScript(eleven, 0x660));
        }
        return texts.stream();
    }

    static Stream<String> others() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int two = 10 + i;
            texts.add("070-123 45 %d".formatted(two));
            texts.add("+46 70 123 45 %d".formatted(two));
            texts.add("tel. +47 22 33 44 %d".formatted(two));
            texts.add("2026-11-%02d %02d:%02d".formatted(1 + i % 28, i % 24, two));
            texts.add("2026-11-%02d 09%02d".formatted(1 + i % 28, two % 60));
            texts.add("2026-11-%02d - 2026-12-%02d".formatted(1 + i % 28, 1 + i % 28));
            texts.add("%02d.11.2026 %02d.12.2026".formatted(1 + i % 28, 1 + i % 28));
            texts.add("R-000%d, c-00%d och 3945880%d".formatted(two, two, two));
            texts.add("faktura nr 20261300%d".formatted(1000 + i));
            texts.add("dnr 2026-%d-1234".formatted(100000 + i));
            texts.add("org.nr 556677-88%d".formatted(two));
        }
        return texts.stream();
    }

    private static String inScript(String text, int zero) {
        var written = new StringBuilder();
        text.chars().forEach(c -> written.appendCodePoint(c >= '0' && c <= '9' ? zero + c - '0' : c));
        return written.toString();
    }

    private static int swedishCheckDigit(String nine) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            int weighted = (nine.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += weighted / 10 + weighted % 10;
        }
        return (10 - sum % 10) % 10;
    }

    /** The first number of the day that has check digits; some have none. */
    private static String norwegian(String day) {
        int[] first = {3, 7, 6, 1, 8, 9, 4, 5, 2};
        int[] second = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
        for (int individual = 100; ; individual++) {
            String nine = day + individual;
            int one = check(nine, first);
            int two = one > 9 ? 10 : check(nine + one, second);
            if (two <= 9) {
                return nine + one + two;
            }
        }
    }

    private static int check(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return (11 - sum % 11) % 11;
    }
}
