package org.samrad.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.account.DemoRule.Held;
import org.samrad.account.DemoRule.Profile;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;

/** What each way to start the site comes to, on whatever it finds. */
class DemoRuleTest {

    /** One line of the matrix: for each kind of accounts in the database, on this machine alone / open to others. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            #profile, default database, accounts,  loopback, open to others
            NONE,     true,             NOBODYS,   demo,     real
            NONE,     true,             THE_DEMOS, demo,     refused
            NONE,     true,             REAL_ONES, real,     real
            NONE,     false,            NOBODYS,   real,     real
            NONE,     false,            THE_DEMOS, refused,  refused
            NONE,     false,            REAL_ONES, real,     real
            DEMO,     true,             NOBODYS,   demo,     demo
            DEMO,     true,             THE_DEMOS, demo,     demo
            DEMO,     true,             REAL_ONES, refused,  refused
            DEMO,     false,            NOBODYS,   demo,     demo
            DEMO,     false,            THE_DEMOS, demo,     demo
            DEMO,     false,            REAL_ONES, refused,  refused
            OTHER,    true,             NOBODYS,   real,     real
            OTHER,    true,             THE_DEMOS, real,     real
            OTHER,    true,             REAL_ONES, real,     real
            OTHER,    false,            NOBODYS,   real,     real
            OTHER,    false,            THE_DEMOS, real,     real
            OTHER,    false,            REAL_ONES, real,     real
            """)
    void theStartMatrix(Profile profile, boolean defaultDatabase, Held held, String loopback, String open) {
        assertThat(outcome(profile, defaultDatabase, held, true)).isEqualTo(loopback);
        assertThat(outcome(profile, defaultDatabase, held, false)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 127.0.0.1, '', true",
        "'', localhost, '', true",
        "'', ::1, '', true",
        "'', '', '', false",
        "'', 0.0.0.0, '', false",
        "'', 192.0.2.1, '', false",
        "'', 127.0.0.1, berit, false",
        "demo, 0.0.0.0, '', true",
        "demo, 0.0.0.0, berit, true",
        "production, 127.0.0.1, '', false",
        "staging, 127.0.0.1, '', false"
    })
    void theSettingsSayWhichLineItIs(String profile, String address, String administrator, boolean demo) {
        assertThat(DemoRule.shows(settings(profile, address, administrator, DemoRule.DEFAULT_DATABASE), List.of()))
                .isEqualTo(demo);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:./var/samrad, true",
        "jdbc:h2:file:./var/other, false",
        "jdbc:h2:file:/srv/samrad, false",
        "jdbc:postgresql://localhost/samrad, false"
    })
    void onlyTheDefaultDatabaseShowsTheDemoByItself(String url, boolean demo) {
        assertThat(DemoRule.shows(settings("", "127.0.0.1", "", url), List.of()))
                .isEqualTo(demo);
    }

    @Test
    void oneRealAccountAmongTheDemosMakesTheDatabaseReal() {
        var demo = new Account("planner", "x", "Per", Set.of(AccountRole.PLANNER)).forDemo();
        var real = new Account("kari", "x", "Kari", Set.of(AccountRole.COORDINATOR));
        var settings = settings("", "127.0.0.1", "", DemoRule.DEFAULT_DATABASE);

        assertThat(DemoRule.shows(settings, List.of(demo))).isTrue();
        assertThat(DemoRule.shows(settings, List.of(demo, real))).isFalse();
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> DemoRule.shows(
                        settings("demo", "127.0.0.1", "", DemoRule.DEFAULT_DATABASE), List.of(demo, real)))
                .withMessageContaining("--spring.profiles.active=production");
    }

    @Test
    void theProgramsOwnSettingsAreTheDefaultDatabaseOnThisMachineAlone() throws IOException {
        var usual = new YamlPropertySourceLoader()
                .load("usual", new ClassPathResource("application.yaml"))
                .getFirst();
        assertThat(usual.getProperty("spring.datasource.url")).isEqualTo(DemoRule.DEFAULT_DATABASE);
        assertThat(usual.getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(usual.getProperty("spring.profiles.default")).isNull();
    }

    private static String outcome(Profile profile, boolean defaultDatabase, Held held, boolean loopback) {
        try {
            return DemoRule.shows(profile, defaultDatabase, held, loopback) ? "demo" : "real";
        } catch (CannotStart refused) {
            return "refused";
        }
    }

    private static MockEnvironment settings(String profile, String address, String administrator, String url) {
        var settings = new MockEnvironment()
                .withProperty("spring.datasource.url", url)
                .withProperty("server.address", address)
                .withProperty("samrad.administrator.username", administrator);
        if (!profile.isEmpty()) {
            settings.setActiveProfiles(profile);
        }
        return settings;
    }
}
