package org.samrad.busy.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No address leads into the server's own network, however it is written and whatever its name stands for. */
class GuardTest {

    /** Addresses that somebody may type. */
    static List<String> typed() {
        return """
                https://127.0.0.1/a.ics
                https://127.1/a.ics
                https://127.0.1/a.ics
                https://127.255.255.254/a.ics
                https://0/a.ics
                https://0.0.0.0/a.ics
                https://2130706433/a.ics
                https://017700000001/a.ics
                https://0177.0.0.1/a.ics
                https://0177.0.0.01/a.ics
                https://0x7f000001/a.ics
                https://0x7f.0x0.0x0.0x1/a.ics
                https://0x7f.1/a.ics
                https://127.0.0.0x1/a.ics
                https://127.0.0.1./a.ics
                https://10.0.0.1/a.ics
                https://10.255.255.255/a.ics
                https://172.16.0.1/a.ics
                https://172.31.255.255/a.ics
                https://192.168.0.1/a.ics
                https://3232235521/a.ics
                https://0xc0a80001/a.ics
                https://169.254.169.254/latest/meta-data
                https://2852039166/latest/meta-data
                https://0251.0376.0251.0376/latest/meta-data
                https://0xa9fea9fe/latest/meta-data
                https://100.64.0.1/a.ics
                https://198.18.0.1/a.ics
                https://224.0.0.1/a.ics
                https://255.255.255.255/a.ics
                https://8.8.8.8/a.ics
                https://[::1]/a.ics
                https://[::]/a.ics
                https://[::ffff:127.0.0.1]/a.ics
                https://[::ffff:7f00:1]/a.ics
                https://[::127.0.0.1]/a.ics
                https://[fe80::1]/a.ics
                https://[fe80::1%25eth0]/a.ics
                https://[fc00::1]/a.ics
                https://[fd12:3456::1]/a.ics
                https://[ff02::1]/a.ics
                https://[64:ff9b::7f00:1]/a.ics
                https://[64:ff9b:1::7f00:1]/a.ics
                https://[2002:7f00:1::]/a.ics
                https://[2001::7f00:1]/a.ics
                https://[0:0:0:0:0:0:0:1]/a.ics
                https://[2001:4860:4860::8888]/a.ics
                https://localhost/a.ics
                https://LOCALHOST/a.ics
                https://localhost./a.ics
                https://calendar.localhost/a.ics
                https://printer.local/a.ics
                https://db.internal/a.ics
                https://metadata.google.internal/computeMetadata/v1/
                https://mail.intranet/a.ics
                https://server.corp/a.ics
                https://nas.lan/a.ics
                https://nas.home/a.ics
                https://1.0.0.127.in-addr.arpa/a.ics
                https://intranet/a.ics
                https://kubernetes/a.ics
                https://user:secret@example.org/a.ics
                https://user@example.org/a.ics
                https://example.org@127.0.0.1/a.ics
                https://example.org:8443/a.ics
                https://example.org:22/a.ics
                https://example.org:80/a.ics
                https://example.org:0/a.ics
                https://example.org:99999/a.ics
                http://example.org/a.ics
                http://127.0.0.1/a.ics
                ftp://example.org/a.ics
                file:///etc/passwd
                file://example.org/etc/passwd
                jar:https://example.org/a.jar!/a.ics
                gopher://example.org/a.ics
                ldap://example.org/a
                data:text/calendar,BEGIN:VCALENDAR
                javascript:alert(1)
                //example.org/a.ics
                /a.ics
                a.ics
                https:///a.ics
                https:example.org/a.ics
                https://
                https://exa mple.org/a.ics
                https://example.org\\@127.0.0.1/a.ics
                https://127.0.0.1#@example.org/
                https://127.0.0.1?@example.org/
                https://127.0.0.1%2f@example.org/
                https://-example.org/a.ics
                https://example..org/a.ics
                https://.example.org/a.ics
                https://example.1/a.ics
                https://ⓛocalhost/a.ics
                https://①②⑦.⓪.⓪.①/a.ics
                webcal://127.0.0.1/a.ics
                webcal://localhost/a.ics
                webcal://user@example.org/a.ics""".lines().toList();
    }

    /** What a name may stand for. */
    static List<String> inside() {
        return Stream.of(
                        "0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.255",
                        "169.254.0.1 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.170 192.0.2.1 192.88.99.1",
                        "192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1",
                        "239.255.255.255 240.0.0.1 255.255.255.255",
                        ":: ::1 ::7f00:1 ::a00:1 100::1 64:ff9b::a00:1 64:ff9b::7f00:1 64:ff9b:1::1 fc00::1 fd00::1",
                        "fdff:ffff::1 fe80::1 febf::1 fec0::1 feff::1 ff00::1 ff02::1 ff0e::1 2001::1 2001:0:7f00:1::",
                        "2001:2::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1:: 2002:a00:1:: 2002:c0a8:1:: 3fff::1",
                        "4000::1 5f00::1 8000::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:0:127.0.0.1")
                .flatMap(line -> Stream.of(line.split(" ")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("typed")
    void noSuchAddressIsTaken(String typed) {
        assertThatExceptionOfType(AddressRefused.class).isThrownBy(() -> CalendarAddress.of(typed, false));
    }

    @ParameterizedTest
    @MethodSource("inside")
    void noNameLeadsThere(String address) throws Exception {
        InetAddress inside = InetAddress.ofLiteral(address);
        InetAddress outside = InetAddress.ofLiteral("93.184.215.14");
        for (InetAddress[] all : List.of(
                new InetAddress[] {inside}, new InetAddress[] {outside, inside}, new InetAddress[] {inside, outside})) {
            var names = new CheckedNames(host -> all, false);
            assertThatExceptionOfType(CheckedNames.Inside.class).isThrownBy(() -> names.resolve("example.org"));
        }
        try (var fetcher =
                new CalendarFetcher(false, 1000, host -> new InetAddress[] {inside}, CalendarFetcher.LONGEST)) {
            var somewhere = CalendarAddress.of("https://example.org/a.ics", false);
            assertThatExceptionOfType(NotFetched.class)
                    .isThrownBy(() -> fetcher.fetch(somewhere, CalendarMark.NONE))
                    .satisfies(failed -> assertThat(failed.why()).isEqualTo(NotFetched.Why.INSIDE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "93.184.215.14", "172.32.0.1", "100.128.0.1", "2a00:1450:4001::1", "2600::1"})
    void whatIsOnTheInternetIs(String address) {
        assertThat(OpenInternet.has(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(typed().size() + inside().size()).isGreaterThanOrEqualTo(120);
    }

    @Test
    void aNameThatMeansSomethingElseAMomentLaterIsCheckedAgain() throws Exception {
        var asked = new ArrayList<String>();
        try (var fetcher = new CalendarFetcher(
                false,
                1000,
                host -> {
                    asked.add(host);
                    if (asked.size() == 1) {
                        throw new UnknownHostException();
                    }
                    return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
                },
                CalendarFetcher.LONGEST)) {
            var somewhere = CalendarAddress.of("https://example.org/a.ics", false);
            assertThatExceptionOfType(NotFetched.class)
                    .isThrownBy(() -> fetcher.fetch(somewhere, CalendarMark.NONE))
                    .satisfies(failed -> assertThat(failed.why()).isEqualTo(NotFetched.Why.UNREACHABLE));
            assertThatExceptionOfType(NotFetched.class)
                    .isThrownBy(() -> fetcher.fetch(somewhere, CalendarMark.NONE))
                    .satisfies(failed -> assertThat(failed.why()).isEqualTo(NotFetched.Why.INSIDE));
        }
        // What connects asks once, and by nobody else: what it gets is what was checked.
        assertThat(asked).containsExactly("example.org", "example.org");
    }

    @Test
    void anAddressIsTakenAsPeopleCopyIt() throws AddressRefused {
        assertThat(CalendarAddress.of(" webcal://p01-caldav.icloud.com/published/2/MTIz ", false)
                        .secret())
                .isEqualTo("https://p01-caldav.icloud.com/published/2/MTIz");
        assertThat(CalendarAddress.of(
                                "HTTPS://Outlook.office365.com:443/owa/calendar/ab%40c/reachcalendar.ics#x", false)
                        .secret())
                .isEqualTo("HTTPS://Outlook.office365.com:443/owa/calendar/ab%40c/reachcalendar.ics");
        var secret = CalendarAddress.of(
                "https://calendar.google.com/calendar/ical/me%40example.org/private-1f2e/basic.ics", false);
        assertThat(secret.shown()).matches("calendar\\.google\\.com #[0-9a-f]{4}");
        assertThat(secret.toString()).doesNotContain("google");
    }
}
