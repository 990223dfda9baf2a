package org.samrad;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.samrad.check.ScheduleCheck;
import org.samrad.dataset.PlanningData;
import org.samrad.exchange.DatabaseExport;
import org.samrad.testing.FirstWorkbook;
import org.samrad.testing.OwnSite;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A region's way from an empty PostgreSQL database to its first schedule and on, Monday after Monday, each of its people in a
 * browser of their own; what is stored is checked by the database. A week is one more publication. The run with {@code -Pfull}
 * goes on for ten of them, and looks closely at each page on the way.
 */
class FirstTenWeeksTest extends InBrowser {

    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final LocalDate FIRST_MONDAY = LocalDate.of(2026, 11, 30);
    private static final int WEEKS = 10;
    private static final String ADMINISTRATOR = "berit";
    private static final String PASSWORD = "nine otters!";
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final List<BrowserContext> browsers = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final List<String> filed = new ArrayList<>();

    /** What was held before each Monday that has come. */
    private final Map<LocalDate, List<String>> held = new LinkedHashMap<>();

    private OwnSite site;
    private Function<Page, Hand> hands;
    private String pictures;
    private JdbcTemplate database;

    @Override
    int port() {
        return site.port();
    }

    /** What the weeks do to data, in every run, is {@code publish.WeekByWeekTest}'s. */
    @Test
    @Tag("full")
    void fromAnEmptyDatabaseToTheTenthWeekByKeyboardAlone() {
        live("first-weeks-keyboard", Hand::keyboard, WEEKS);
    }

    @Test
    @Tag("full")
    void fromAnEmptyDatabaseToTheTenthWeekByMouse() {
        live("first-weeks-mouse", page -> Hand.mouse(), WEEKS);
    }

    private void live(String name, Function<Page, Hand> by, int weeks) {
        hands = by;
        pictures = name;
        try (var started = new OwnSite(morningOf(FIRST_MONDAY), ADMINISTRATOR, PASSWORD)) {
            site = started;
            database = site.bean(JdbcTemplate.class);
            try {
                live(weeks);
            } finally {
                // Before the site, which would wait for those who listen for news.
                browsers.forEach(BrowserContext::close);
            }
        }
        assertThat(complaints).isEmpty();
    }

    private void live(int weeks) {
        Person administrator = new Person();
        administrator.signIn(ADMINISTRATOR);
        setUp(administrator);
        importTheWorkbook(administrator);

        administrator.press(".menu a[href$='/admin']");
        administrator.press("main > .columns ~ .card a[href$='/admin/accounts']");
        Person hospital = invited(administrator, "Hanna Holm", "hanna", "COORDINATOR", "hospital");
        Person town = invited(administrator, "Tove Torp", "tove", "COORDINATOR", "town");
        Person planner = invited(administrator, "Pia Palm", "pia", "PLANNER", "");
        Person specialist = invited(administrator, "Cia Dahl", "cia", "SPECIALIST", "cia");

        file(hospital, "Seizures at night", "child-neurology", 4, null);
        file(town, "A home for two", "social-work", 1, FIRST_MONDAY.plusWeeks(1));
        seesOnly(hospital, "Seizures at night", "A home for two");
        seesOnly(town, "A home for two", "Seizures at night");
        administrator.press(".menu a[href$='/admin']");
        assertThat(administrator.find(".steps .state.good")).hasCount(7);

        planToTheEnd(planner);
        publish(planner);
        holds(FIRST_MONDAY);
        specialist.press(".menu a[href$='/my']");
        specialist.page.getByText("Seizures at night").last().waitFor();
        picture(specialist, "read");
        administrator.press(".menu a[href$='/admin']");
        assertThat(administrator.find(".steps")).hasCount(0);

        for (int week = 1; week <= weeks; week++) {
            LocalDate monday = FIRST_MONDAY.plusWeeks(week);
            site.moveTo(morningOf(monday));
            held.put(monday, heldBefore(monday));

            Person coordinator = week % 2 == 1 ? hospital : town;
            file(
                    coordinator,
                    "Question of week " + week,
                    week % 2 == 1 ? "child-psychiatry" : "speech",
                    2,
                    monday.plusWeeks(1));
            whoeverIsNextFallsIll(administrator, monday);
            changeTheirTime(administrator, week);
            planAndStop(planner);
            publish(planner);
            holds(monday);
        }
        everyWeekIsReadAsItWas(specialist, weeks);
    }

    // From nothing.

    private void setUp(Person administrator) {
        administrator.press(".menu a[href$='/admin']");
        assertThat(administrator.find(".steps li")).hasCount(9);
        assertThat(administrator.find(".steps .state.good")).hasCount(0);
        picture(administrator, "empty");
        administrator.press(".steps a[href$='/admin/settings']");
        administrator.fill("#name", "Region North");
        picture(administrator, "settings");
        administrator.press("main form .actions .primary");
        administrator.await(".notice.good");
        administrator.press(".menu a[href$='/admin']");
        assertThat(administrator.find(".steps .state.good")).hasCount(1);
    }

    private void importTheWorkbook(Person administrator) {
        upload(administrator, FirstWorkbook.broken());
        Locator errors = administrator.find("section[aria-labelledby=errors] tbody tr");
        assertThat(errors).hasCount(FirstWorkbook.FAULTS.size());
        for (List<String> fault : FirstWorkbook.FAULTS) {
            assertThat(errors.filter(new Locator.FilterOptions().setHasText("First data.xlsx › " + fault.getFirst())))
                    .containsText(Pattern.compile("%s\\s*%s".formatted(fault.get(1), fault.get(2))));
        }
        assertThat(count("specialist")).isZero();
        picture(administrator, "errors");
        administrator.press("main a.button[href$='/admin#import']");

        upload(administrator, FirstWorkbook.mended());
        assertThat(errors).hasCount(0);
        assertThat(count("specialist")).isZero();
        picture(administrator, "preview");
        administrator.press("form[aria-labelledby=apply] .primary");
        administrator.await(".notice.good");
        assertThat(count("specialist")).isEqualTo(FirstWorkbook.PEOPLE.size());
        picture(administrator, "imported");
        administrator.press(".menu a[href$='/admin']");
        assertThat(administrator.find(".steps .state.good")).hasCount(5);
    }

    private static void upload(Person administrator, byte[] workbook) {
        administrator.hand.upload(
                administrator.page,
                administrator.find("#files"),
                new FilePayload("First data.xlsx", WORKBOOK, workbook));
        administrator.press("form[action$='/admin/import'] .actions button");
        assertThat(administrator.page).hasURL(Pattern.compile("/admin/import/.+"));
    }

    /**
     * Invites somebody, who comes by the link.
     *
     * @param of whose coordinator, or which specialist it is
     */
    private Person invited(Person administrator, String name, String username, String role, String of) {
        administrator.fill("#name", name);
        administrator.fill("#username", username);
        administrator.press("input[name=roles][value=%s]".formatted(role));
        if (role.equals("COORDINATOR")) {
            administrator.choose("#of-COORDINATOR", of);
        }
        if (role.equals("SPECIALIST")) {
            administrator.fill("#specialist", of);
            picture(administrator, "invite");
        }
        administrator.press("form[aria-labelledby=invite] .actions .primary");
        String link = administrator.find("#one-time-link").innerText();
        administrator.press(".crumb a");

        Person person = new Person();
        person.page.navigate(link);
        picture(person, "welcome");
        person.fill("#password", PASSWORD);
        person.fill("#again", PASSWORD);
        person.press("main form .primary");
        person.await(".notice.good");
        person.signIn(username);
        return person;
    }

    // What is asked for.

    private void file(Person coordinator, String title, String competence, int level, LocalDate earliest) {
        coordinator.press(".menu a[href$='/requests']");
        coordinator.press(".page-head a[href$='/requests/new']");
        coordinator.fill("#title", title);
        coordinator.press("input[name=form][value=ADVICE]");
        coordinator.fill("#duration", "45");
        coordinator.choose("#roles-0-competence", competence);
        coordinator.choose("#roles-0-level", String.valueOf(level));
        coordinator.press("input[name=urgency][value=DAYS_30]");
        if (earliest != null) {
            coordinator.fill("#earliest", earliest.toString());
        }
        coordinator.press("#mode-VIDEO");
        coordinator.press(".form-end .primary");
        coordinator.await(".notice.good");
        String address = coordinator.page.url();
        filed.add(address.substring(address.lastIndexOf('/') + 1));
        assertThat(count("consultation_request")).isEqualTo(filed.size());
    }

    private static void seesOnly(Person coordinator, String own, String others) {
        coordinator.press(".menu a[href$='/requests']");
        coordinator.await("#inbox");
        assertThat(coordinator.find("#inbox")).containsText(own);
        assertThat(coordinator.find("#inbox")).not().containsText(others);
    }

    // What changes.

    /** Whoever has the next consultation is away on that day, in spite of it. */
    private void whoeverIsNextFallsIll(Person administrator, LocalDate monday) {
        Map<String, Object> next = database.queryForMap(
                "select s.name, a.start_time from appointment a join appointment_participant p on p.appointment = a.id"
                        + " join specialist s on s.id = p.specialist"
                        + " where a.cancelled_at is null and a.start_time > ? order by a.start_time, p.role limit 1",
                monday.atTime(9, 0).minusSeconds(1));
        LocalDate day =
                ((java.sql.Timestamp) next.get("start_time")).toLocalDateTime().toLocalDate();
        administrator.press(".menu a[href$='/admin/data']");
        administrator.press("main tbody a[href$='/admin/data/specialists']");
        administrator.press("main tbody tr:has-text('%s') th a".formatted(next.get("name")));
        administrator.press("section[aria-labelledby=own-absences] .card-foot a");
        administrator.fill("#c_from", day + "T00:00");
        administrator.fill("#c_until", day.plusDays(1) + "T00:00");
        administrator.fill("#c_reason", "ill");
        administrator.press("button[value=save]");
        administrator.await(".notice.warn");
        assertThat(administrator.find(".notice.warn")).containsText("published");
        picture(administrator, "ill");
        administrator.press("button[value=save]");
        administrator.await(".notice.good");
    }

    /** One of the days that they offer ends at another time from now on. */
    private void changeTheirTime(Person administrator, int week) {
        administrator.press(".crumb a[href*='/specialists/row']");
        administrator.press("section[aria-labelledby=own-availability] tbody a");
        administrator.fill("#c_until", week % 2 == 0 ? "15:00" : "14:30");
        administrator.press("button[value=save]");
        administrator.await("main .notice");
        if (administrator.find(".notice.warn").count() > 0) {
            administrator.press("button[value=save]");
        }
        administrator.await(".notice.good");
        picture(administrator, "time");
    }

    // Planned and published.

    private void planToTheEnd(Person planner) {
        planner.press(".menu a[href$='/plan']");
        planner.await("#run .run-solve");
        picture(planner, "unplanned");
        planner.choose("#seconds", planner.find("#seconds option").first().getAttribute("value"));
        planner.press("#run .run-solve .primary");
        planner.await("#run-live progress");
        planner.await("#run .run-last .state.good");
    }

    private void planAndStop(Person planner) {
        planner.press(".menu a[href$='/plan']");
        planner.await("#run .run-solve");
        picture(planner, "monday");
        planner.press("#run .run-solve .primary");
        planner.await("#run-live .figures");
        planner.press("#run form[action$='/stop'] button");
        planner.await("#run .run-last");
    }

    private void publish(Person planner) {
        planner.press("#board a[href$='/publish']");
        planner.await("#choice");
        picture(planner, "publish");
        planner.press("#choice .form-end .primary");
        planner.await(".published-now");
        picture(planner, "published");
    }

    // What must hold.

    private void holds(LocalDate monday) {
        PlanningData now = site.bean(DatabaseExport.class).forPlanning();
        assertThat(now.header().horizonStart()).isEqualTo(monday);
        assertThat(ScheduleCheck.check(now, now.published()))
                .as("published on %s", monday)
                .isEmpty();
        held.forEach((day, lines) -> assertThat(heldBefore(day))
                .as("on %s, of what was held before %s", monday, day)
                .isEqualTo(lines));
        assertThat(database.queryForList("select id from consultation_request", String.class))
                .containsExactlyInAnyOrderElementsOf(filed);
        assertThat(database.queryForList("select request from appointment where cancelled_at is null", String.class))
                .as("held or to be held, as of %s", monday)
                .containsExactlyInAnyOrderElementsOf(filed);
    }

    /** Who met whom before a day, a line each. */
    private List<String> heldBefore(LocalDate day) {
        return database
                .queryForList(
                        "select a.request, a.start_time, a.end_time, a.mode, a.version, p.role, p.specialist"
                                + " from appointment a join appointment_participant p on p.appointment = a.id"
                                + " where a.cancelled_at is null and a.start_time < ? order by a.request, p.role",
                        day.atStartOfDay())
                .stream()
                .map(Map::toString)
                .toList();
    }

    private void everyWeekIsReadAsItWas(Person specialist, int weeks) {
        assertThat(held.get(FIRST_MONDAY.plusWeeks(weeks))).hasSizeGreaterThanOrEqualTo(weeks - 1);
        specialist.press(".menu a[href$='/my']");
        for (int week = 0; week < weeks; week++) {
            String before = specialist.page.url();
            specialist.press(".step.back");
            specialist.page.waitForURL(url -> !url.equals(before));
        }
        specialist.page.getByText("Seizures at night").last().waitFor();
        picture(specialist, "past");
    }

    private int count(String table) {
        return database.queryForObject("select count(*) from " + table, Integer.class);
    }

    private static Instant morningOf(LocalDate day) {
        return LocalDateTime.of(day, java.time.LocalTime.of(7, 30)).atZone(ZONE).toInstant();
    }

    /** A close look, once at each page. */
    private void picture(Person person, String name) {
        if (seen.add(name)) {
            see(person.page, pictures + "-" + name);
        }
    }

    /** Somebody with a browser of their own. */
    private final class Person {

        private final Page page;
        private final Hand hand;

        Person() {
            BrowserContext browser = context("en", 1440, true);
            browsers.add(browser);
            page = browser.newPage();
            hand = hands.apply(page);
        }

        void signIn(String username) {
            if (!page.url().contains("/sign-in")) {
                page.navigate("/sign-in");
            }
            fill("#username", username);
            fill("#password", PASSWORD);
            press("main form .primary");
            await(".sign-out");
        }

        Locator find(String selector) {
            return page.locator(selector);
        }

        /** Waits until it is there; asks more often than an assertion does. */
        void await(String selector) {
            find(selector).first().waitFor();
        }

        void press(String selector) {
            hand.press(find(selector).first());
        }

        void fill(String selector, String text) {
            hand.fill(find(selector), text);
        }

        void choose(String selector, String value) {
            hand.choose(find(selector), value);
        }
    }
}
