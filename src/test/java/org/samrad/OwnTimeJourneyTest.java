package org.samrad;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.samrad.account.AccountRole;
import org.samrad.account.Secrets;
import org.samrad.message.Message;
import org.samrad.schedule.Appointment;
import org.samrad.time.IsoWeek;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A specialist answers, keeps their time and says how they get mail on a phone, by finger and by keyboard. */
class OwnTimeJourneyTest extends SpecialistBrowserTest {

    /** The most messages that the list shows at once. */
    private static final int OF_A_PAGE = 25;

    private static final Set<Message.Kind> TO_PLANNERS = Set.of(
            Message.Kind.AGREED,
            Message.Kind.DISAGREED,
            Message.Kind.ABSENT,
            Message.Kind.TO_DECIDE,
            Message.Kind.BROKEN);

    /** Puts what other messages say below the one that is open, so that all are looked at in one go. */
    private static final String ALL_ON_ONE_PAGE = """
            async numbers => {
              for (const number of numbers) {
                const page = await (await fetch('/messages/' + number)).text();
                const parsed = new DOMParser().parseFromString(page, 'text/html');
                document.querySelector('#main').append(...parsed.querySelectorAll('#main > .card'));
              }
            }""";

    @Autowired
    Clock clock;

    @Autowired
    PasswordEncoder encoder;

    @Test
    void ofThreeConsultationsTheDeclinedOneIsHeldAtTheSameTimeBySomebodyElse() {
        List<Appointment> mine = mine();
        Appointment declined =
                mine.stream().filter(this::hasSomebodyElse).findFirst().orElseThrow();
        List<Appointment> kept =
                mine.stream().filter(one -> !one.equals(declined)).limit(2).toList();
        try (BrowserContext context = phone("en")) {
            Page page = context.newPage();
            signIn(page, "specialist");
            card(page, kept.getFirst())
                    .locator("form:has([value=ACCEPTED]) button")
                    .tap();
            assertThat(page.locator(".notice.good")).isVisible();
            assertThat(card(page, kept.getFirst()).locator(".answer .state.good"))
                    .hasText("Accepted");
            card(page, kept.getLast())
                    .locator("form:has([value=IF_NEEDED]) button")
                    .press("Enter");
            assertThat(page.locator(".notice.good")).isVisible();
            assertThat(card(page, kept.getLast()).locator(".answer .state.warn"))
                    .hasText("Only if needed");
            Locator no = card(page, declined);
            no.locator(".answer summary").press("Enter");
            no.locator("textarea").fill("Thursdays");
            see(page, "phone-decline");
            no.locator("button[name=reason]").first().press("Enter");
            assertThat(page.locator(".notice.good")).isVisible();
            assertThat(card(page, declined).locator(".answer .state.bad")).isVisible();

            as(page, "planner");
            page.navigate("/plan/bookings");
            Locator offer = page.locator("article:has(a[href$='/requests/%s'])".formatted(declined.request()));
            assertThat(offer).containsText("Thursdays");
            see(page, "phone-repair");
            offer.locator("form[action$='/accept'] button").press("Enter");
            assertThat(page.locator(".notice.good")).isVisible();
            assertThat(offer).hasCount(0);

            as(page, "specialist");
            assertThat(card(page, declined)).hasCount(0);
            assertThat(card(page, kept.getFirst()).locator(".answer .state.good"))
                    .isVisible();
        }
        isHeldBySomebodyElse(declined);
        assertThat(complaints).isEmpty();
    }

    @Test
    void howOneGetsMailIsChosenByKeyboardAndStays() {
        String somebody = jdbc.queryForObject("select min(id) from specialist where id <> ?", String.class, me());
        jdbc.update(
                "insert into account (username, password, display_name, specialist) values ('mia', ?, 'Mia Lund', ?)",
                encoder.encode("a long enough word"),
                somebody);
        for (String role : List.of("COORDINATOR", "PLANNER", "SPECIALIST")) {
            jdbc.update("insert into account_role (username, role) values ('mia', ?)", role);
        }
        try (BrowserContext context = phone("nb")) {
            Page page = context.newPage();
            page.navigate("/sign-in");
            page.locator("#username").fill("mia");
            page.locator("#password").fill("a long enough word");
            page.locator("#password").press("Enter");
            assertThat(page.locator(".sign-out")).isVisible();
            page.navigate("/account");
            page.locator("#mail-address").fill("mia@example.org");
            page.locator("[name=choice][value=AT_ONCE]").press("ArrowDown");
            page.locator("#mail-address").press("Enter");
            assertThat(page.locator(".notice.good")).isVisible();
            assertThat(page.locator("#mail-address")).hasValue("mia@example.org");
            assertThat(page.locator("[name=choice][value=DAILY]")).isChecked();
            see(page, "phone-mail");

            String secret = Secrets.another();
            jdbc.update(
                    "insert into mail_confirmation (token_hash, account, address, made_at)"
                            + " values (?, 'mia', 'mia@example.org', ?)",
                    Secrets.hash(secret),
                    clock.instant().atOffset(ZoneOffset.UTC));
            page.navigate("/account/mail/" + secret);
            assertThat(page.locator("main form button.primary")).isVisible();
            see(page, "phone-mail-confirm");
            List<String> numbers = oneMessageOfEachKind(String.valueOf(somebody));
            page.navigate("/messages");
            assertThat(page.locator(".message")).hasCount(Math.min(numbers.size(), OF_A_PAGE));
            see(page, "phone-messages");
            page.navigate("/messages/" + numbers.getFirst());
            page.evaluate(ALL_ON_ONE_PAGE, numbers.subList(1, numbers.size()));
            assertThat(page.locator("#main > .card")).hasCount(numbers.size());
            see(page, "phone-messages-opened");
        } finally {
            jdbc.update("delete from account_role where username = 'mia'");
            jdbc.update("delete from account where username = 'mia'");
        }
        assertThat(complaints).isEmpty();
    }

    /** Each with all that a message can say, as whom it is told. */
    private List<String> oneMessageOfEachKind(String specialist) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        Map<String, Object> about = jdbc.queryForMap("""
                select a.id, a.request, a.start_time, a.end_time from appointment a
                    join consultation_request r on r.id = a.request join care_case c on c.id = r.care_case
                where a.cancelled_at is null and c.protected_identity = false order by a.start_time desc, a.id limit 1
                """);
        for (Message.Kind kind : Message.Kind.values()) {
            AccountRole as = kind.compareTo(Message.Kind.SCHEDULED) < 0
                    ? AccountRole.SPECIALIST
                    : TO_PLANNERS.contains(kind) ? AccountRole.PLANNER : AccountRole.COORDINATOR;
            jdbc.update(
                    "insert into message (account, once, kind, role, specialist, request, appointment, sequence, start_before,"
                            + " start_time, end_time, mode, about, why, created_at, mail_from, posted)"
                            + " values ('mia', ?, ?, ?, ?, ?, ?, 0, timestamp '2026-11-30 09:00:00', ?, ?, 'VIDEO', ?,"
                            + " 'Nobody else can', ?, ?, true)",
                    kind.name(),
                    kind.name(),
                    as.name(),
                    as == AccountRole.SPECIALIST ? specialist : null,
                    about.get("request"),
                    about.get("id"),
                    about.get("start_time"),
                    about.get("end_time"),
                    specialist,
                    now,
                    now);
        }
        jdbc.update(
                "update message set amount = 3, request = null, appointment = null, start_time = null, end_time = null,"
                        + " start_before = null, mode = null, about = null, why = null"
                        + " where account = 'mia' and kind in ('BROKEN', 'IMPORTED')");
        return jdbc.queryForList(
                "select cast(number as varchar) from message where account = 'mia' order by 1", String.class);
    }

    /** Where a specialist answers one, on the page of its week. */
    private static Locator card(Page page, Appointment one) {
        page.navigate(
                "/my?week=" + IsoWeek.write(IsoWeek.mondayOf(one.time().from().toLocalDate())));
        return page.locator("#c-" + one.id());
    }

    @Test
    void awayTodayHitsTwoConsultationsAndTheWeekIsChangedByFingerAndByKeyboard() {
        twoConsultationsToday();
        try (BrowserContext context = phone("en")) {
            Page page = context.newPage();
            signIn(page, "specialist");
            page.navigate("/my");
            see(page, "phone-week");
            page.getByText("Sick or away today").tap();
            assertThat(page.locator(".notice.good")).containsText("2 consultations are declined");
            see(page, "phone-away");
            page.navigate("/my");
            assertThat(page.locator(".today .answer .state.bad")).hasCount(2);
            page.navigate("/my/time");
            page.getByText("Here after all").tap();
            assertThat(page.locator(".notice.good")).containsText("is open again");

            // What an absence hits is named before it is saved.
            page.locator("#absence-day").fill(TODAY.toString());
            page.locator("#absence-from").fill("12:45");
            page.locator("#absence-until").fill("16:30");
            page.getByText("Save the absence").tap();
            assertThat(page.locator(".notice.warn h2")).containsText("2 published consultations");
            see(page, "phone-held");
            page.getByText("Leave the time as it was").tap();
            assertThat(page.locator("main .notice.warn")).hasCount(0);

            int rows = page.locator("#weekly > .row").count();
            Locator saturday = cell(page, "SATURDAY", 9 * 60);
            assertThat(saturday).hasAttribute("aria-label", "Saturday 09:00–09:30: not offered");
            saturday.tap();
            assertThat(saturday).hasAttribute("data-state", "offered");
            assertThat(page.locator("#weekly > .row")).hasCount(rows + 1);

            // Space draws, and Shift with an arrow draws on.
            saturday.press("ArrowDown");
            cell(page, "SATURDAY", 9 * 60 + 30).press("Space");
            cell(page, "SATURDAY", 9 * 60 + 30).press("Shift+ArrowDown");
            assertThat(cell(page, "SATURDAY", 10 * 60)).hasAttribute("data-state", "offered");
            assertThat(page.locator("#weekly > .row")).hasCount(rows + 1);
            assertThat(page.locator("#weekly-" + rows + "-from")).hasValue("09:00");
            assertThat(page.locator("#weekly-" + rows + "-until")).hasValue("10:30");
            Locator sunday = cell(page, "SUNDAY", 9 * 60);
            Hand.finger().draw(sunday, cell(page, "SUNDAY", 10 * 60));
            assertThat(cell(page, "SUNDAY", 9 * 60 + 30)).hasAttribute("data-state", "offered");
            assertThat(page.locator("#weekly > .row")).hasCount(rows + 2);
            sunday.press("Space");
            assertThat(sunday).hasAttribute("data-state", "none");
            see(page, "phone-time");
            page.locator("#week .actions .primary").press("Enter");
            assertThat(page.locator(".notice.good")).containsText("Saved");
            assertThat(cell(page, "SATURDAY", 10 * 60)).hasAttribute("data-state", "offered");

            // With a mouse, drawn over what is offered, it goes.
            Hand.mouse().draw(cell(page, "SATURDAY", 9 * 60), cell(page, "SATURDAY", 10 * 60));
            assertThat(cell(page, "SATURDAY", 10 * 60)).hasAttribute("data-state", "none");
            assertThat(page.locator("#weekly > .row")).hasCount(rows + 1);
            page.locator("#week .actions .primary").press("Enter");
            assertThat(page.locator(".notice.good")).containsText("Saved");
        }
        assertThat(complaints).isEmpty();
    }
}
