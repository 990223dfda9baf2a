package org.samrad.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.testing.FixedTime;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class MailSettingsTest {

    @Test
    void theSitesAddressEndsInNoSlash() {
        assertThat(new MailSettings(" samrad@example.org ", "https://samrad.example.org/ "))
                .isEqualTo(new MailSettings("samrad@example.org", "https://samrad.example.org"));
    }

    /** The site's own settings of mail, and the library that makes a mail server of them. */
    private final ApplicationContextRunner site = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withBean(JdbcClient.class, () -> JdbcClient.create(new DriverManagerDataSource()))
            .withBean(Clock.class, () -> Clock.fixed(FixedTime.NOW, ZoneOffset.UTC))
            .withBean(MailServer.class);

    @Test
    void mailNeedsAServerAnAddressToComeFromAndTheSites() {
        String server = "spring.mail.host=mail.example.org";
        String from = "samrad.mail.from=samrad@example.org";
        String address = "samrad.mail.site=https://samrad.example.org";
        assertThat(state(from, address)).isEqualTo(MailServer.State.NO_SERVER);
        assertThat(state(server, address)).isEqualTo(MailServer.State.NO_SENDER);
        assertThat(state(server, from)).isEqualTo(MailServer.State.NO_SITE);
        assertThat(state(server, from, address)).isEqualTo(MailServer.State.READY);
    }

    private MailServer.State state(String... settings) {
        var found = new AtomicReference<MailServer.State>();
        site.withPropertyValues(settings)
                .run(context -> found.set(context.getBean(MailServer.class).state()));
        return found.get();
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
