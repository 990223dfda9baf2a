package org.samrad.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** None of the numbers is a person's: they are made up, or the authorities' own test numbers. */
class IdentityNumbersTest {

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
}
