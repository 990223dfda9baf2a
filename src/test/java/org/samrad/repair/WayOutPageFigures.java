package org.samrad.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.dataset.PlanningData;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.schedule.Appointments;
import org.samrad.testing.OwnSite;
import org.samrad.testing.RawHttp;
import org.samrad.time.IsoWeek;
import org.samrad.time.PlanningHorizons;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Measures the way out through the pages, no test of the suite: from the tap of a specialist who is signed in until what is proposed
 * instead is stored. Each that declines leaves the plan as it is then for those after it. See {@link WayOutFigures} for how it is run.
 */
class WayOutPageFigures {

    /** The first find a program that has just started. */
    private static final int NOT_COUNTED = 3;

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final String PASSWORD = "a long enough word";

    private OwnSite site;
    private JdbcTemplate jdbc;
    private String password;
    private ZoneId zone;
    private final Set<String> known = new HashSet<>();

    /** Somebody on a panel, of which they have answered nothing. */
    private record Seat(UUID appointment, String specialist, LocalDateTime start) {}

    @BeforeEach
    void start() throws Exception {
        PlanningData data = WayOutFigures.published().data();
        zone = data.header().timeZone();
        site = new OwnSite(data.header().now().atZone(zone).toInstant(), "administrator", PASSWORD);
        jdbc = site.bean(JdbcTemplate.class);
        password = site.bean(PasswordEncoder.class).encode(PASSWORD);
        site.bean(DatabaseImport.class).load(data, LoadingProgress.SILENT);
    }

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    void fromTheTapToWhatIsProposed() {
        var random = new Random(1);
        decline(random);
        beSick(random);
    }

    private void decline(Random random) {
        var times = new ArrayList<Double>();
        int late = 0;
        for (int one = -NOT_COUNTED; one < WayOutFigures.DECLINES; one++) {
            List<Seat> seats = seats();
            Seat seat = seats.get(random.nextInt(seats.size()));
            RawHttp browser = signIn(seat.specialist());
            String week = IsoWeek.write(IsoWeek.mondayOf(seat.start().toLocalDate()));
            String form = "given=DECLINED&reason=OTHER&week=%s&seen=%s&_csrf=%s"
                    .formatted(week, inForm(terms(seat)), browser.tokenOf("/my?week=" + week));
            long from = System.nanoTime();
            RawHttp.Answer answer = browser.post("/my/consultations/%s/answer".formatted(seat.appointment()), form);
            boolean isThere = areProposed(seat.specialist());
            awaitProposed(seat.specialist());
            double millis = WayOutFigures.millisSince(from);
            assertThat(answer.status()).isEqualTo(302);
            assertThat(declines(seat.specialist())).isPositive();
            if (one >= 0) {
                times.add(millis);
                late += isThere ? 0 : 1;
            }
        }
        WayOutFigures.say("%d declines through the page".formatted(times.size()), times);
        WayOutFigures.say("%d of them proposed only after the page came back; %s"
                .formatted(
                        late,
                        jdbc.queryForList("select way, count(*) as found from repair group by way order by way")));
    }

    /** Days in their order, since the clock does not go back. */
    private void beSick(Random random) {
        var times = new ArrayList<Double>();
        var days = new HashSet<Seat>();
        List<Seat> seats = seats();
        for (int tries = 0; days.size() < WayOutFigures.SICK_DAYS && tries < 1000; tries++) {
            Seat any = seats.get(random.nextInt(seats.size()));
            days.add(new Seat(
                    new UUID(0, 0), any.specialist(), any.start().toLocalDate().atTime(6, 0)));
        }
        int most = 0;
        for (Seat day : days.stream()
                .sorted(Comparator.comparing(Seat::start).thenComparing(Seat::specialist))
                .toList()) {
            site.moveTo(day.start().atZone(zone).toInstant());
            RawHttp browser = signIn(day.specialist());
            String token = browser.tokenOf("/my/time");
            int before = declines(day.specialist());
            long from = System.nanoTime();
            RawHttp.Answer answer = browser.post("/my/time/sick", "_csrf=" + token);
            awaitProposed(day.specialist());
            times.add(WayOutFigures.millisSince(from));
            assertThat(answer.status()).isEqualTo(302);
            most = Math.max(most, declines(day.specialist()) - before);
        }
        WayOutFigures.say(
                "%d sick days that hit up to %d consultations, through the page".formatted(times.size(), most), times);
    }

    /** Those of what is to come. */
    private List<Seat> seats() {
        return jdbc.query(
                """
                select a.id, p.specialist, a.start_time from appointment a
                    join appointment_participant p on p.appointment = a.id
                where a.cancelled_at is null and a.start_time > ?
                    and not exists (select 1 from panel_answer n
                        where n.appointment = a.id and n.specialist = p.specialist)
                order by a.start_time, a.id, p.specialist
                """,
                (row, number) ->
                        new Seat(row.getObject(1, UUID.class), row.getString(2), row.getObject(3, LocalDateTime.class)),
                now());
    }

    private LocalDateTime now() {
        return site.bean(PlanningHorizons.class).now(site.bean(Clock.class));
    }

    private String terms(Seat seat) {
        return site.bean(Appointments.class)
                .findById(seat.appointment())
                .orElseThrow()
                .terms();
    }

    private void awaitProposed(String specialist) {
        if (!areProposed(specialist)) {
            Awaitility.await()
                    .atMost(LONGEST)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> areProposed(specialist));
        }
    }

    /** Whether something is proposed for all that somebody declines of what is to come. */
    private boolean areProposed(String specialist) {
        return 0 == jdbc.queryForObject("""
                        select count(*) from panel_answer n join appointment a on a.id = n.appointment
                        where n.specialist = ? and n.given = 'DECLINED' and a.cancelled_at is null and a.start_time > ?
                            and not exists (select 1 from repair r where r.answer = n.id)
                        """, Integer.class, specialist, now());
    }

    private int declines(String specialist) {
        return jdbc.queryForObject(
                "select count(*) from panel_answer where specialist = ? and given = 'DECLINED'",
                Integer.class,
                specialist);
    }

    private RawHttp signIn(String specialist) {
        String username = "of-" + specialist;
        if (known.add(username)) {
            jdbc.update(
                    "insert into account (username, password, display_name, specialist, specialist_name, specialist_organisation)"
                            + " select ?, ?, ?, s.id, s.name, o.name from specialist s"
                            + " join organisation o on o.id = s.organisation where s.id = ?",
                    username,
                    password,
                    username,
                    specialist);
            jdbc.update("insert into account_role (username, role) values (?, 'SPECIALIST')", username);
        }
        var browser = new RawHttp(site.port());
        String form =
                "username=%s&password=%s&_csrf=%s".formatted(username, inForm(PASSWORD), browser.tokenOf("/sign-in"));
        assertThat(browser.post("/sign-in", form).status()).isEqualTo(302);
        return browser;
    }

    private static String inForm(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
