package org.samrad.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailSettingsTest {

    @Test
    void theSitesAddressEndsInNoSlash() {
        assertThat(new MailSettings(" samrad@example.org ", "https://samrad.example.org/ "))
                .isEqualTo(new MailSettings("samrad@example.org", "https://samrad.example.org"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"samrad", "@example.org", "a@b@c", "samrad@"})
    void whatIsNoAddressToSendFromIsNamed(String from) {
        assertThatThrownBy(() -> new MailSettings(from, ""))
                .hasMessageContaining("samrad.mail.from must be a mail address")
                .hasMessageContaining('"' + from + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"samrad.example.org", "ftp://samrad.example.org", "https://", "https://x.org/?a", "a b"})
    void whatIsNoAddressOfASiteIsNamed(String site) {
        assertThatThrownBy(() -> new MailSettings("", site))
                .hasMessageContaining("samrad.mail.site must be the site's address")
                .hasMessageContaining('"' + site + '"');
    }
}
