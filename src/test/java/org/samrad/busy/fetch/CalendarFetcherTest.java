package org.samrad.busy.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.samrad.busy.fetch.NotFetched.Why;

/** Calendars fetched from a real server in the same machine, which the setting for closed networks allows. */
class CalendarFetcherTest {

    private static final String CALENDAR = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";
    private static final int MOST = 100_000;
    private static final String WHEN = "Tue, 01 Dec 2026 08:00:00 GMT";

    private static final List<Map<String, List<String>>> ASKED = new CopyOnWriteArrayList<>();
    private static final CountDownLatch ENDED = new CountDownLatch(1);

    private static HttpServer server;
    private static CalendarFetcher fetcher;

    /** What is answered at a path. */
    private record Answer(int status, Map<String, String> headers, byte[] body) {}

    private static final Map<String, Answer> ANSWERS = new HashMap<>();

    @BeforeAll
    static void start() throws IOException {
        answer("/a.ics", 200, Map.of("Content-Type", "text/calendar", "Set-Cookie", "id=1"), bytes(CALENDAR));
        answer("/packed", 200, Map.of("Content-Encoding", "gzip"), packed(bytes(CALENDAR)));
        answer("/bomb", 200, Map.of("Content-Encoding", "gzip"), packed(new byte[50_000_000]));
        answer("/brotli", 200, Map.of("Content-Encoding", "br"), bytes(CALENDAR));
        answer("/large", 200, Map.of(), new byte[MOST + 1]);
        answer("/empty", 204, Map.of(), new byte[0]);
        answer("/closed", 401, Map.of("WWW-Authenticate", "Basic"), new byte[0]);
        answer("/gone", 410, Map.of(), new byte[0]);
        answer("/broken", 500, Map.of(), bytes("no"));
        for (int step = 1; step <= 6; step++) {
            String next = step == 1 ? "a.ics" : "/step-" + (step - 1);
            answer("/step-" + step, step % 2 == 0 ? 302 : 308, Map.of("Location", next), bytes("elsewhere"));
        }
        answer("/marked", 200, Map.of("ETag", "W/\"7\"", "Last-Modified", WHEN), bytes(CALENDAR));
        answer("/same", 304, Map.of(), new byte[0]);
        answer("/to-same", 302, Map.of("Location", "/same"), new byte[0]);
        answer("/long-line", 200, Map.of("X-Long", "a".repeat(100_000)), bytes(CALENDAR));
        Map<String, String> many = new HashMap<>();
        for (int line = 0; line < 1000; line++) {
            many.put("X-" + line, "a");
        }
        answer("/many-lines", 200, many, bytes(CALENDAR));
        answer("/long-mark", 200, Map.of("ETag", '"' + "7".repeat(200) + '"'), bytes(CALENDAR));
        answer("/round", 301, Map.of("Location", "/round"), new byte[0]);
        answer("/to-file", 302, Map.of("Location", "file:///etc/passwd"), new byte[0]);
        answer("/to-user", 302, Map.of("Location", "http://user:pw@127.0.0.1/"), new byte[0]);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            ASKED.add(Map.copyOf(exchange.getRequestHeaders()));
            String path = exchange.getRequestURI().getPath();
            try (exchange) {
                if (path.equals("/silent")) {
                    wait(ENDED);
                    return;
                }
                Answer answer = ANSWERS.getOrDefault(path, new Answer(404, Map.of(), new byte[0]));
                answer.headers.forEach(exchange.getResponseHeaders()::add);
                exchange.sendResponseHeaders(
                        answer.status, answer.body.length == 0 ? -1 : path.equals("/large") ? 0 : answer.body.length);
                exchange.getResponseBody().write(answer.body);
            } catch (IOException closed) {
                // Whoever asked has heard enough.
            }
        });
        server.start();
        fetcher = new CalendarFetcher(true, MOST, InetAddress::getAllByName, Duration.ofSeconds(2));
    }

    @AfterAll
    static void stop() throws IOException {
        ENDED.countDown();
        fetcher.close();
        server.stop(0);
    }

    @Test
    void aCalendarComesPlainAndPacked() throws Exception {
        assertThat(calendar("/a.ics")).isEqualTo(bytes(CALENDAR));
        assertThat(calendar("/packed")).isEqualTo(bytes(CALENDAR));
    }

    @Test
    void nothingIsToldOfWhoAsks() throws Exception {
        calendar("/a.ics");
        ASKED.clear();
        calendar("/a.ics");
        assertThat(ASKED).singleElement().satisfies(headers -> {
            assertThat(headers.keySet()).doesNotContain("Cookie", "Authorization", "Referer", "From");
            assertThat(headers.get("User-agent")).containsExactly("Samrad");
        });
    }

    @Test
    void whatIsConnectedToIsWhatWasLookedUpOnce() throws Exception {
        var asked = new CopyOnWriteArrayList<String>();
        try (var named = new CalendarFetcher(
                true,
                MOST,
                host -> {
                    asked.add(host);
                    return new InetAddress[] {InetAddress.getLoopbackAddress()};
                },
                CalendarFetcher.LONGEST)) {
            String port = ":" + server.getAddress().getPort();
            assertThat(named.fetch(
                                    CalendarAddress.of("http://calendar.example.org" + port + "/a.ics", true),
                                    CalendarMark.NONE)
                            .calendar())
                    .isEqualTo(bytes(CALENDAR));
            assertThat(asked).containsExactly("calendar.example.org");
            assertThat(named.fetch(
                                    CalendarAddress.of("http://calendar.example.org" + port + "/step-2", true),
                                    CalendarMark.NONE)
                            .calendar())
                    .isEqualTo(bytes(CALENDAR));
            assertThat(asked).hasSize(4);
        }
    }

    @Test
    void fiveStepsAreFollowedAndNoMore() throws Exception {
        assertThat(calendar("/step-5")).isEqualTo(bytes(CALENDAR));
        assertThat(why("/step-6")).isEqualTo(Why.REDIRECTS);
        assertThat(why("/round")).isEqualTo(Why.REDIRECTS);
        assertThat(why("/to-file")).isEqualTo(Why.REDIRECTS);
        assertThat(why("/to-user")).isEqualTo(Why.REDIRECTS);
    }

    @Test
    void eachStepIsCheckedLikeTheFirst() throws Exception {
        var first = CalendarAddress.of("https://example.org/a.ics", false);
        assertThat(first.leadingTo("/b.ics", false).secret()).isEqualTo("https://example.org/b.ics");
        for (String there : List.of("http://example.org/", "https://127.0.0.1/", "//localhost/a", "https://[::1]/")) {
            assertThatExceptionOfType(AddressRefused.class).isThrownBy(() -> first.leadingTo(there, false));
        }
    }

    @Test
    void whatIsTooMuchIsNotReadToItsEnd() {
        assertThat(why("/bomb")).isEqualTo(Why.TOO_LARGE);
        assertThat(why("/large")).isEqualTo(Why.TOO_LARGE);
    }

    @Test
    void whatComesBeforeTheCalendarHasAnEndToo() {
        assertThat(why("/long-line")).isEqualTo(Why.FAILING);
        assertThat(why("/many-lines")).isEqualTo(Why.FAILING);
    }

    @Test
    void whatIsStillTheSameIsNotSentAgain() throws Exception {
        CalendarMark mark = fetcher.fetch(at("/marked"), CalendarMark.NONE).mark();
        assertThat(mark).isEqualTo(new CalendarMark("W/\"7\"", WHEN));
        ASKED.clear();
        CalendarFetcher.Fetched same = fetcher.fetch(at("/to-same"), mark);
        assertThat(same.calendar()).isNull();
        assertThat(same.mark()).isEqualTo(mark);
        assertThat(ASKED).last().satisfies(headers -> {
            assertThat(headers.get("If-none-match")).containsExactly("W/\"7\"");
            assertThat(headers.get("If-modified-since")).containsExactly(WHEN);
        });
        // Of what it was not asked for, that it is the same says nothing.
        assertThat(why("/same")).isEqualTo(Why.FAILING);
    }

    @Test
    void aMarkThatIsNoneIsNotKept() throws Exception {
        assertThat(fetcher.fetch(at("/long-mark"), CalendarMark.NONE).mark()).isEqualTo(CalendarMark.NONE);
        assertThat(new CalendarMark("\"å\"", "a\nb")).isEqualTo(CalendarMark.NONE);
    }

    @Test
    void whatGoesWrongHasAName() {
        assertThat(why("/closed")).isEqualTo(Why.CLOSED);
        assertThat(why("/gone")).isEqualTo(Why.GONE);
        assertThat(why("/nothing")).isEqualTo(Why.GONE);
        assertThat(why("/broken")).isEqualTo(Why.FAILING);
        assertThat(why("/empty")).isEqualTo(Why.FAILING);
        assertThat(why("/brotli")).isEqualTo(Why.FAILING);
        assertThat(why("/silent")).isEqualTo(Why.TOO_SLOW);
        assertThatExceptionOfType(NotFetched.class)
                .isThrownBy(() -> fetcher.fetch(CalendarAddress.of("http://127.0.0.1:1/", true), CalendarMark.NONE))
                .satisfies(failed -> assertThat(failed.why()).isEqualTo(Why.UNREACHABLE));
    }

    @Test
    void whoeverCannotShowThatTheyAreWhoTheySayIsNotHeard() throws Exception {
        try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var answering = Executors.newSingleThreadExecutor();
            answering.submit(() -> {
                try (Socket asked = nobody.accept()) {
                    asked.getOutputStream().write(bytes("HTTP/1.1 200 OK\r\n\r\n" + CALENDAR));
                    asked.getOutputStream().flush();
                    return asked.getInputStream().readAllBytes();
                }
            });
            var address = CalendarAddress.of("https://127.0.0.1:" + nobody.getLocalPort() + "/", true);
            assertThatExceptionOfType(NotFetched.class)
                    .isThrownBy(() -> fetcher.fetch(address, CalendarMark.NONE))
                    .satisfies(failed -> assertThat(failed.why()).isEqualTo(Why.CERTIFICATE));
            answering.shutdown();
        }
    }

    private static byte[] calendar(String path) throws Exception {
        return Objects.requireNonNull(fetcher.fetch(at(path), CalendarMark.NONE).calendar());
    }

    private static Why why(String path) {
        try {
            fetcher.fetch(at(path), CalendarMark.NONE);
        } catch (NotFetched failed) {
            return failed.why();
        } catch (AddressRefused e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("It was fetched.");
    }

    private static CalendarAddress at(String path) throws AddressRefused {
        return CalendarAddress.of("http://127.0.0.1:" + server.getAddress().getPort() + path, true);
    }

    private static void answer(String path, int status, Map<String, String> headers, byte[] body) {
        ANSWERS.put(path, new Answer(status, headers, body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
