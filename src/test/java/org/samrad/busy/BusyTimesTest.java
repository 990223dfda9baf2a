package org.samrad.busy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.published;

import com.sun.net.httpserver.HttpServer;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.account.PersonReplaced;
import org.samrad.answer.PanelAnswers;
import org.samrad.busy.fetch.CalendarFetcher;
import org.samrad.busy.ics.BusyReader;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.Absence;
import org.samrad.exchange.DatabaseExport;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.CalendarIds;
import org.samrad.testing.DatabaseBeans;
import org.samrad.testing.FixedTime;
import org.samrad.testing.MovableClock;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.SmallClinic;
import org.samrad.time.PlanningHorizons;
import org.samrad.time.TimeRange;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** Calendars are fetched from a real server, kept as busy times, and planned around. */
@Import(DatabaseBeans.class)
@Transactional
abstract class BusyTimesTest {

    @OnH2
    static class OnH2Test extends BusyTimesTest {}

    @OnPostgres
    static class OnPostgresTest extends BusyTimesTest {}

    private static final Duration EVERY = Duration.ofHours(3);

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Appointments appointments;

    @Autowired
    EntityManager entities;

    @Autowired
    PanelAnswers answers;

    @Autowired
    PlanningHorizons horizons;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    DatabaseExport database;

    private final MovableClock clock = new MovableClock(FixedTime.NOW);
    private BusyCalendars calendars;
    private CalendarReading reading;
    private CalendarFetcher fetcher;
    private HttpServer server;
    private volatile String answer = "";

    /** What the server calls its answer; where it is asked for another one only, it says that it has none. */
    private volatile String tag = "";

    private volatile int sent;
    private final List<Object> told = new ArrayList<>();

    @BeforeEach
    void load() throws IOException {
        databaseImport.replace(
                SmallClinic.with(3, published("R1", at(8, 9), "anna", false), published("R2", at(9, 9), "anna", false)),
                LoadingProgress.SILENT);
        for (String who : List.of("anna", "bo")) {
            jdbc.update(
                    "insert into account (username, password, display_name, specialist) values (?, 'none', ?, ?)",
                    who,
                    who,
                    who);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("ETag", tag);
                if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                    exchange.sendResponseHeaders(304, -1);
                    return;
                }
                sent++;
                exchange.sendResponseHeaders(answer.isEmpty() ? 503 : 200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        calendars = new BusyCalendars(jdbc, told::add);
        fetcher = new CalendarFetcher(true, BusyReader.MOST_BYTES);
        reading = reading(new BusySettings(EVERY, true, "a key of some length"));
    }

    @AfterEach
    void close() throws IOException {
        server.stop(0);
        fetcher.close();
    }

    @Test
    void whatACalendarSaysIsPlannedAroundLikeAnAbsence() throws BusyRefused {
        answer = calendar(event("a", "20261208T080000Z", "20261208T090000Z")
                + event("b", "20261211T080000Z", "20261211T090000Z"));
        long before = version();
        add();
        assertThat(version()).isGreaterThan(before);
        assertThat(elsewhere("anna"))
                .containsExactly(
                        new Absence("anna", at(8, 9), at(8, 10), null),
                        new Absence("anna", at(11, 9), at(11, 10), null));

        PlanningData data = database.forPlanning();
        assertThat(ScheduleCheck.checkOwn(data, data.published()))
                .extracting(Violation::request)
                .containsExactly("R1");
        assertThat(database.everything().absences()).doesNotContainAnyElementsOf(elsewhere("anna"));

        calendars.remove(calendars.of("anna").getFirst().id(), "anna");
        assertThat(elsewhere("anna")).isEmpty();
        assertThat(ScheduleCheck.checkOwn(database.forPlanning(), data.published()))
                .isEmpty();
    }

    @Test
    void whatIsPublishedAndNowCollidesIsNamedToItsSpecialist() throws BusyRefused {
        answer = calendar(event("a", "20261208T083000Z", "20261208T110000Z"));
        add();
        var shown = shown().of("anna");
        assertThat(shown.collisions()).containsExactly(new BusyShown.Collision(at(8, 9), at(8, 10), "2026-W50"));
        assertThat(shown.days())
                .containsExactly(new BusyShown.OfDay(at(8, 0).toLocalDate(), at(8, 9).plusMinutes(30), at(8, 12)));
        assertThat(shown().of("bo").calendars()).isEmpty();
    }

    @Test
    void whatItsSpecialistHasDeclinedIsNotNamedAsACollision() throws BusyRefused {
        answer = calendar(event("a", "20261208T083000Z", "20261208T110000Z"));
        add();
        Appointment held = appointments.findByRequestAndCancelledAtIsNull("R1").orElseThrow();
        jdbc.update(
                "insert into panel_answer (appointment, specialist, terms, given, answered_by, answered_at)"
                        + " values (?, 'anna', ?, 'IF_NEEDED', 'anna', now())",
                held.id(),
                held.terms());
        assertThat(shown().of("anna").collisions()).hasSize(1);

        jdbc.update("update panel_answer set given = 'DECLINED', reason = 'TIME'");
        entities.clear();
        assertThat(shown().of("anna").collisions()).isEmpty();
    }

    private BusyShown shown() {
        return new BusyShown(calendars, appointments, answers, horizons, clock);
    }

    @Test
    void theTimesOfTwoCalendarsAreLaidTogether() throws BusyRefused {
        answer = calendar(event("a", "20261208T080000Z", "20261208T100000Z"));
        add();
        reading.addFile(
                "anna",
                "C:\\own\\work.ics",
                calendar(event("b", "20261208T090000Z", "20261208T120000Z")).getBytes(StandardCharsets.UTF_8),
                "",
                "account");
        assertThat(elsewhere("anna")).containsExactly(new Absence("anna", at(8, 9), at(8, 13), null));
        assertThat(calendars.of("anna")).extracting(BusyCalendar::name).last().isEqualTo("work.ics");
    }

    @Test
    void ofTheNameOfAFileNoIdentityNumberIsKept() throws BusyRefused {
        answer = calendar(event("a", "20261208T080000Z", "20261208T100000Z"));
        reading.addFile("anna", "visits of 20120315-1236.ics", answer.getBytes(StandardCharsets.UTF_8), "", "account");
        assertThat(calendars.of("anna")).extracting(BusyCalendar::name).containsExactly("visits of […].ics");
    }

    @Test
    void whatIsGivenTwiceIsThereOnce() throws BusyRefused {
        answer = calendar("");
        add();
        answer = calendar(event("a", "20261208T080000Z", "20261208T100000Z"));
        add();
        byte[] empty = calendar("").getBytes(StandardCharsets.UTF_8);
        reading.addFile("anna", "own.ics", answer.getBytes(StandardCharsets.UTF_8), "", "account");
        reading.addFile("anna", "own.ics", empty, "", "account");
        assertThat(calendars.of("anna")).hasSize(2);
        assertThat(calendars.times("anna", at(0, 0), at(14, 0))).hasSize(1);
        assertThat(jdbc.queryForObject("select count(*) from busy_time", Integer.class))
                .isOne();
    }

    @Test
    void aCalendarThatCannotBeReadForLongIsToldOnTheWeek() throws BusyRefused {
        answer = calendar("");
        add();
        answer = "";
        var shown = shown();
        reading.fetch(only());
        reading.fetch(only());
        assertThat(shown.isInTrouble("anna")).isFalse();
        reading.fetch(only());
        assertThat(shown.isInTrouble("anna")).isTrue();
        assertThat(shown.isInTrouble("bo")).isFalse();
    }

    @Test
    void aConsultationThatComesBackIsNoBusyTime() throws BusyRefused {
        var ours = appointments
                .findByRequestAndCancelledAtIsNull("R1")
                .orElseThrow()
                .id();
        answer = calendar(event(CalendarIds.of(ours), "20261208T080000Z", "20261208T090000Z"));
        add();
        assertThat(elsewhere("anna")).isEmpty();
    }

    @Test
    void theLastGoodStateStaysWhileACalendarCannotBeReadAndEachTryWaitsLonger() throws BusyRefused {
        answer = calendar(event("a", "20261208T080000Z", "20261208T090000Z"));
        add();
        long version = version();
        assertThat(due()).isEmpty();

        clock.moveTo(clock.instant().plus(EVERY));
        answer = "";
        assertThat(reading.fetch(due().getFirst())).contains(Trouble.FAILING);
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(15)));
        answer = "<html>Sign in</html>";
        assertThat(reading.fetch(due().getFirst())).contains(Trouble.NOT_A_CALENDAR);
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(15)));
        assertThat(due()).isEmpty();
        assertThat(elsewhere("anna")).hasSize(1);
        assertThat(version()).isEqualTo(version);
        assertThat(only().readAt()).isEqualTo(FixedTime.NOW);
        assertThat(only().failures()).isEqualTo(2);

        clock.moveTo(clock.instant().plus(Duration.ofMinutes(15)));
        answer = calendar(event("a", "20261209T080000Z", "20261209T090000Z") + event("x", "noon", "night"));
        assertThat(reading.fetch(due().getFirst())).isEmpty();
        assertThat(elsewhere("anna")).containsExactly(new Absence("anna", at(9, 9), at(9, 10), null));
        assertThat(version()).isGreaterThan(version);
        assertThat(only().trouble()).isNull();
        assertThat(only().unreadable()).isEqualTo(1);
        assertThat(only().failures()).isZero();
    }

    @Test
    void aCalendarThatSaysTheSameChangesNoPlan() throws BusyRefused {
        answer = calendar(event("a", "20261208T080000Z", "20261208T090000Z"));
        add();
        long version = version();
        reading.fetch(only());
        assertThat(version()).isEqualTo(version);
    }

    @Test
    void aCalendarIsSentAgainOnlyWhereItHasChangedOrMoreDaysOfItMatter() throws BusyRefused {
        tag = "\"one\"";
        answer = calendar(event("a", "20261208T080000Z", "20261208T090000Z"));
        add();
        long version = version();
        clock.moveTo(clock.instant().plus(EVERY));
        assertThat(reading.fetch(only())).isEmpty();
        assertThat(sent).isEqualTo(1);
        assertThat(only().readAt()).isEqualTo(clock.instant());
        assertThat(version()).isEqualTo(version);
        assertThat(elsewhere("anna")).hasSize(1);

        tag = "\"two\"";
        answer = calendar(event("a", "20261209T080000Z", "20261209T090000Z"));
        assertThat(reading.fetch(only())).isEmpty();
        assertThat(sent).isEqualTo(2);
        assertThat(elsewhere("anna")).containsExactly(new Absence("anna", at(9, 9), at(9, 10), null));

        clock.moveTo(clock.instant().plus(Duration.ofDays(7)));
        assertThat(reading.fetch(only())).isEmpty();
        assertThat(sent).isEqualTo(3);
        assertThat(reading.fetch(only())).isEmpty();
        assertThat(sent).isEqualTo(3);
    }

    @Test
    void whatCalendarsSayAnewIsToldOnceWithWhose() throws BusyRefused {
        answer = calendar(event("a", "20261208T080000Z", "20261208T090000Z"));
        add();
        reading.fetch(only());
        assertThat(told).containsExactly(new BusyTimesRead("anna", List.of(new TimeRange(at(8, 9), at(8, 10)))));
    }

    @Test
    void whatHasPassedStaysWhenACalendarChanges() throws BusyRefused {
        answer = calendar(event("a", "20261130T080000Z", "20261130T090000Z"));
        add();
        clock.moveTo(clock.instant().plus(Duration.ofDays(7)));
        answer = calendar(event("b", "20261209T080000Z", "20261209T090000Z"));
        reading.fetch(only());
        assertThat(calendars.times("anna", at(0, 0), at(14, 0)))
                .containsExactly(new TimeRange(at(0, 9), at(0, 10)), new TimeRange(at(9, 9), at(9, 10)));
    }

    @Test
    void theCalendarsOfWhoeverHadTheIdBeforeGo() throws BusyRefused {
        answer = calendar(event("a", "20261208T080000Z", "20261208T090000Z"));
        add();
        calendars.on(new PersonReplaced("bo"));
        assertThat(elsewhere("anna")).hasSize(1);
        calendars.on(new PersonReplaced("anna"));
        assertThat(calendars.of("anna")).isEmpty();
        assertThat(elsewhere("anna")).isEmpty();
    }

    @Test
    void anAddressIsKeptUnderTheKeyAndShownToNobody() throws BusyRefused {
        answer = calendar("");
        add();
        String kept = jdbc.queryForObject("select address from busy_calendar", String.class);
        assertThat(kept).startsWith("aes:").doesNotContain("secret-part");
        assertThat(only().name()).startsWith("127.0.0.1").doesNotContain("secret-part");
        assertThat(only().toString()).doesNotContain("secret-part");
        assertThat(reading.fetch(only())).isEmpty();
        assertThat(reading(new BusySettings(EVERY, true, "")).fetch(only())).contains(Trouble.KEY);
        assertThat(reading(new BusySettings(EVERY, true, "another key of some length"))
                        .fetch(only()))
                .contains(Trouble.KEY);
    }

    @Test
    void whatCannotBeReadIsNotTakenAndFiveAreEnough() throws BusyRefused {
        answer = "";
        assertRefused("busy.trouble.FAILING", this::add);
        answer = calendar("");
        for (int i = 0; i < BusyCalendar.MOST; i++) {
            add("/" + i);
        }
        assertRefused("busy.too-many", () -> add("/more"));
        add("/3");
        assertThat(calendars.of("anna")).hasSize(BusyCalendar.MOST);
        assertRefused(
                "busy.no-mail",
                () -> reading.addFile("bo", "a.ics", answer.getBytes(StandardCharsets.UTF_8), "bo", "account"));
    }

    @Test
    void oneAccountHasCalendarsFetchedNoMoreThanTenTimesInHalfAnHour() throws BusyRefused {
        answer = calendar("");
        add();
        for (int i = 1; i < 10; i++) {
            reading.fetchNow(only().id(), "anna", "account");
        }
        assertRefused("busy.too-often", () -> reading.fetchNow(only().id(), "anna", "account"));
        assertRefused("busy.gone", () -> reading.fetchNow(only().id(), "bo", "another"));
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(31)));
        reading.fetchNow(only().id(), "anna", "account");
    }

    @Test
    void nobodyReachesTheCalendarOfAnother() throws BusyRefused {
        answer = calendar("");
        add();
        assertThat(calendars.find(only().id(), "bo")).isEmpty();
        assertThat(calendars.remove(only().id(), "bo")).isFalse();
        assertThat(calendars.of("anna")).hasSize(1);
    }

    @Test
    void whoeverIsRetiredIsNotAskedForAnyMoreAndGoesWithTheData() throws BusyRefused {
        answer = calendar(event("a", "20261208T080000Z", "20261208T090000Z"));
        add();
        clock.moveTo(clock.instant().plus(EVERY));
        assertThat(due()).hasSize(1);
        jdbc.update("update account set closed_at = current_timestamp where username = 'anna'");
        assertThat(due()).isEmpty();
        jdbc.update("update account set closed_at = null where username = 'anna'");
        jdbc.update("update specialist set retired = current_date where id = 'anna'");
        assertThat(due()).isEmpty();
        databaseImport.replace(SmallClinic.with(1), LoadingProgress.SILENT);
        assertThat(jdbc.queryForObject("select count(*) from busy_time", Integer.class))
                .isZero();
    }

    @Test
    void whatHasPassedIsForgotten() throws BusyRefused {
        answer = calendar(event("a", "20261201T080000Z", "20261201T090000Z")
                + event("b", "20261208T080000Z", "20261208T090000Z"));
        add();
        calendars.forget(at(5, 0));
        assertThat(calendars.times("anna", at(0, 0), at(14, 0))).containsExactly(new TimeRange(at(8, 9), at(8, 10)));
    }

    @Test
    void aFileCountsForAYearMore() throws BusyRefused {
        String weekly = event("a", "20261208T080000Z", "20261208T090000Z")
                .replace("END:VEVENT", "RRULE:FREQ=WEEKLY\r\nEND:VEVENT");
        reading.addFile("anna", "a.ics", calendar(weekly).getBytes(StandardCharsets.UTF_8), "", "account");
        assertThat(calendars.times("anna", at(0, 0), at(400, 0)))
                .hasSizeGreaterThan(52)
                .contains(new TimeRange(at(8, 9), at(8, 10)));
    }

    private CalendarReading reading(BusySettings settings) {
        return new CalendarReading(calendars, fetcher, appointments, horizons, settings, clock);
    }

    private void add() throws BusyRefused {
        add("/secret-part/basic.ics");
    }

    private void add(String path) throws BusyRefused {
        reading.addAddress("anna", "http://127.0.0.1:" + server.getAddress().getPort() + path, "", "account");
    }

    private BusyCalendar only() {
        return calendars.of("anna").getFirst();
    }

    private List<BusyCalendar> due() {
        return calendars.due(clock.instant(), 10);
    }

    /** The absences that come from calendars: without a reason. */
    private List<Absence> elsewhere(String specialist) {
        return database.forPlanning().absences().stream()
                .filter(one -> one.specialist().equals(specialist) && one.reason() == null)
                .toList();
    }

    private long version() {
        Long version = jdbc.queryForObject("select version from busy_change", Long.class);
        return version == null ? -1 : version;
    }

    private interface Doing {
        void now() throws BusyRefused;
    }

    private static void assertRefused(String key, Doing doing) {
        assertThatExceptionOfType(BusyRefused.class)
                .isThrownBy(doing::now)
                .satisfies(refused -> assertThat(refused.key()).isEqualTo(key));
    }

    private static String calendar(String events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n";
    }

    private static String event(String uid, String from, String until) {
        return "BEGIN:VEVENT\r\nUID:%s\r\nSUMMARY:Dentist\r\nDTSTART:%s\r\nDTEND:%s\r\nEND:VEVENT\r\n"
                .formatted(uid, from, until);
    }
}
