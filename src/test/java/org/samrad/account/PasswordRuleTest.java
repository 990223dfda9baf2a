package org.samrad.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.limits.Fault;

class PasswordRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cirkel moln sax",
                "tolv små bävrar",
                "kV9!mTz2#qLw",
                "grøt til frokost i Bodø",
                "correct horse battery staple"
            })
    void severalWordsOrManySignsWillDo(String password) {
        assertThat(PasswordRule.faults(password, "kari.n", "Kari Nordmann")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "elevensigns, short",
        "kari.n och katten, name",
        "alla Nordmanns hästar, name",
        "aaaaaaaaaaaaaaaa, repeated",
        "abcabcabcabcabc, repeated",
        "katt9katt9katt9, repeated",
        "123456789012, common",
        "qwertyuiopåasd, common",
        "1qaz2wsx3edc4rfv, common",
        "abcdefghijklmn, common",
        "Password12345, common",
        "Sommar2026!!!!, common",
        "lösenordlösenord1, common"
    })
    void whatIsTriedFirstIsRefused(String password, String why) {
        assertThat(PasswordRule.faults(password, "kari.n", "Kari Nordmann"))
                .extracting(Fault::key)
                .containsExactly("account.password." + why);
    }

    @Test
    void whatTheEncoderWouldNotLookAtIsRefusedWithTheNumberOfBytes() {
        String words = "blåbärsöl på ön ".repeat(4) + "och mer";
        assertThat(PasswordRule.faults(words, "kari", "Kari"))
                .filteredOn(fault -> fault.key().equals("account.password.long"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.arguments()).contains(72));
    }
}
