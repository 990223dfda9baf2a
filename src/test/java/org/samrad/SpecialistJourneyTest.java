package org.samrad;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.samrad.schedule.Appointment;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * All that a specialist does between two patients, by finger on a phone, by mouse and by keyboard alone on a wide screen. {@link
 * OwnTimeJourneyTest} has what is tested each time.
 */
@Tag("full")
class SpecialistJourneyTest extends SpecialistBrowserTest {

    private static final String AWAY = """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:1
            DTSTART;VALUE=DATE:20261201
            DTEND;VALUE=DATE:20261224
            END:VEVENT
            END:VCALENDAR
            """;

    @Autowired
    private PasswordEncoder encoder;

    /** How the pages are worked, and in which language they speak. */
    enum Way {
        FINGER("nb"),
        MOUSE("sv"),
        KEYBOARD("en");

        private final String language;

        Way(String language) {
            this.language = language;
        }

        private Hand hand(Page page) {
            return switch (this) {
                case FINGER -> Hand.finger();
                case MOUSE -> Hand.mouse();
                case KEYBOARD -> Hand.keyboard(page);
            };
        }
    }

    private BrowserContext context(Way way) {
        return way == Way.FINGER ? phone(way.language) : context(way.language, 1440, true);
    }

    @ParameterizedTest
    @EnumSource
    void threeAreAcceptedAndTheDeclinedOneIsHeldAtTheSameTimeBySomebodyElse(Way way) {
        List<Appointment> mine = mine();
        Appointment declined =
                mine.stream().filter(this::hasSomebodyElse).findFirst().orElseThrow();
        List<Appointment> kept =
                mine.stream().filter(one -> !one.equals(declined)).limit(3).toList();
        assertThat(kept).hasSize(3);
        try (BrowserContext context = context(way)) {
            Page page = context.newPage();
            Hand hand = way.hand(page);
            page.navigate("/sign-in");
            goOn(page, hand, account(page, "specialist"));
            for (Appointment one : kept) {
                boolean gladly = !one.equals(kept.getLast());
                String given = gladly ? "ACCEPTED" : "IF_NEEDED";
                Locator card = card(page, hand, one);
                goOn(page, hand, card.locator("form:has([value=%s]) button".formatted(given)));
                assertThat(page.locator(".notice.good")).isVisible();
                assertThat(card.locator(gladly ? ".answer .state.good" : ".answer .state.warn"))
                        .isVisible();
            }
            see(page, "specialist-answered");
            Locator last = card(page, hand, kept.getLast());
            goOn(page, hand, last.locator("form[action$='/undo'] button"));
            assertThat(last.locator(".answer .state.wait")).isVisible();
            goOn(page, hand, last.locator("form:has([value=ACCEPTED]) button"));
            assertThat(last.locator(".answer .state.good")).isVisible();

            Locator no = card(page, hand, declined);
            hand.press(no.locator(".answer summary"));
            hand.fill(no.locator("textarea"), "9–11");
            see(page, "specialist-declining");
            goOn(page, hand, no.locator("button[name=reason]").first());
            assertThat(page.locator(".notice.good")).isVisible();
            assertThat(no.locator(".answer .state.bad")).isVisible();
            see(page, "specialist-declined");

            as(page, hand, "planner");
            goOn(page, hand, page.locator(".menu a[href$='/plan']"));
            goOn(page, hand, page.locator(".plan-nav a[href$='/plan/bookings']"));
            Locator offer = page.locator("article:has(a[href$='/requests/%s'])".formatted(declined.request()));
            assertThat(offer).containsText("9–11");
            see(page, "specialist-repair");
            goOn(page, hand, offer.locator("form[action$='/accept'] button"));
            assertThat(page.locator(".notice.good")).isVisible();
            assertThat(offer).hasCount(0);

            as(page, hand, "specialist");
            assertThat(card(page, hand, kept.getFirst()).locator(".answer .state.good"))
                    .isVisible();
            assertThat(page.locator("#c-" + declined.id())).hasCount(0);
            see(page, "specialist-replaced");
        }
        isHeldBySomebodyElse(declined);
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void awayTodayHitsTwoConsultationsAndTheWeekIsDrawnAnew(Way way) {
        twoConsultationsToday();
        try (BrowserContext context = context(way)) {
            Page page = context.newPage();
            Hand hand = way.hand(page);
            page.navigate("/sign-in");
            goOn(page, hand, account(page, "specialist"));
            goOn(page, hand, page.locator(".menu a[href$='/my']"));
            assertThat(page.locator(".today article")).hasCount(2);
            see(page, "specialist-today");
            goOn(page, hand, page.locator(".tabs a[href$='/my/time']"));
            goOn(page, hand, page.locator("form[action$='/sick'] button"));
            assertThat(page.locator(".notice.good li")).hasCount(2);
            see(page, "specialist-away");
            goOn(page, hand, page.locator(".tabs a[href$='/my']"));
            assertThat(page.locator(".today .answer .state.bad")).hasCount(2);
            see(page, "specialist-away-week");
            goOn(page, hand, page.locator(".tabs a[href$='/my/time']"));
            goOn(page, hand, page.locator("section[aria-labelledby=now] button"));
            assertThat(page.locator(".notice.good")).isVisible();
            assertThat(page.locator("form[action$='/sick'] button")).isVisible();

            int rows = page.locator("#weekly > .row").count();
            hand.draw(cell(page, "SATURDAY", 9 * 60), cell(page, "SATURDAY", 10 * 60));
            assertThat(cell(page, "SATURDAY", 9 * 60 + 30)).hasAttribute("data-state", "offered");
            assertThat(page.locator("#weekly > .row")).hasCount(rows + 1);
            assertThat(page.locator("#weekly-" + rows + "-from")).hasValue("09:00");
            assertThat(page.locator("#weekly-" + rows + "-until")).hasValue("10:30");
            see(page, "specialist-drawn");
            goOn(page, hand, page.locator("#week .actions .primary"));
            assertThat(page.locator("#week .notice.good")).isFocused();
            assertThat(page.locator("#week .notice.good")).isInViewport();
            assertThat(cell(page, "SATURDAY", 10 * 60)).hasAttribute("data-state", "offered");
            see(page, "specialist-week-saved");
        }
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aCalendarIsReadFromAFileAndOnesOwnIsSubscribedToAnew(Way way) {
        try (BrowserContext context = context(way)) {
            Page page = context.newPage();
            Hand hand = way.hand(page);
            page.navigate("/sign-in");
            goOn(page, hand, account(page, "specialist"));
            goOn(page, hand, page.locator(".menu a[href$='/my']"));
            goOn(page, hand, page.locator(".tabs a[href$='/my/busy']"));
            hand.upload(
                    page,
                    page.locator("#file"),
                    new FilePayload("borta.ics", "text/calendar", AWAY.getBytes(StandardCharsets.UTF_8)));
            goOn(page, hand, page.locator("form[action$='/my/busy/file'] button"));
            assertThat(page.locator(".notice.good")).isFocused();
            assertThat(page.locator("#collisions")).isVisible();
            see(page, "specialist-busy");

            goOn(page, hand, page.locator(".tabs a[href$='/my/calendar']"));
            String first = subscribedTo(page, hand);
            see(page, "specialist-subscribed");
            String second = subscribedTo(page, hand);
            assertThat(second).isNotEqualTo(first);
            assertThat(context.request().get(first).ok()).isFalse();
            assertThat(context.request().get(second).text()).startsWith("BEGIN:VCALENDAR");
            goOn(page, hand, page.locator("form[action$='/my/calendar/address/revoke'] button"));
            assertThat(page.locator(".notice.good")).isVisible();
            assertThat(context.request().get(second).ok()).isFalse();
            see(page, "specialist-revoked");
        }
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anAssistantWhoIsLetSaysThatSomebodyIsAwayAndLearnsOnlyWhen(Way way) {
        twoConsultationsToday();
        jdbc.update(
                "insert into account (username, password, display_name) values ('lisa', ?, 'Lisa Berg')",
                encoder.encode("a long enough word"));
        jdbc.update("insert into account_role (username, role) values ('lisa', 'ASSISTANT')");
        try (BrowserContext context = context(way)) {
            Page page = context.newPage();
            Hand hand = way.hand(page);
            page.navigate("/sign-in");
            goOn(page, hand, account(page, "specialist"));
            goOn(page, hand, page.locator(".menu a[href$='/my']"));
            goOn(page, hand, page.locator(".tabs a[href$='/my/time']"));
            hand.fill(page.locator("#keeper"), "lisa");
            goOn(page, hand, page.locator("form[action$='/my/time/keepers'] button"));
            assertThat(page.locator("#keepers .notice.good")).isVisible();
            see(page, "assistant-let");
            goOn(page, hand, page.locator(".sign-out button"));

            hand.fill(page.locator("#username"), "lisa");
            hand.fill(page.locator("#password"), "a long enough word");
            goOn(page, hand, page.locator("form:has(#password) button"));
            assertThat(page.locator(".menu li")).hasCount(3);
            see(page, "assistant");
            goOn(page, hand, page.locator(".menu a[href$='/times']"));
            see(page, "assistant-times");
            goOn(page, hand, page.locator("main a[href$='/times/%s']".formatted(me())));
            goOn(page, hand, page.locator("form[action$='/sick'] button"));
            assertThat(page.locator(".notice.good li")).hasCount(2);
            List<String> titles =
                    jdbc.queryForList("select title from consultation_request where title is not null", String.class);
            assertThat(page.locator("main").innerText()).doesNotContain(titles.toArray(String[]::new));
            see(page, "assistant-away");
        } finally {
            jdbc.update("delete from time_keeper where keeper = 'lisa'");
            jdbc.update("delete from account_role where username = 'lisa'");
            jdbc.update("delete from account where username = 'lisa'");
        }
        assertThat(complaints).isEmpty();
    }

    private static String subscribedTo(Page page, Hand hand) {
        goOn(page, hand, page.locator("form[action$='/my/calendar/address'] button"));
        return page.locator("#secret-address").innerText();
    }

    /** Where a specialist answers one: from their own week they go on until it is there. */
    private static Locator card(Page page, Hand hand, Appointment one) {
        goOn(page, hand, page.locator(".menu a[href$='/my']"));
        Locator card = page.locator("#c-" + one.id());
        for (int week = 0; week < 5 && card.count() == 0; week++) {
            goOn(page, hand, page.locator(".step.forth"));
        }
        assertThat(card).isVisible();
        return card;
    }

    private static void as(Page page, Hand hand, String username) {
        goOn(page, hand, page.locator(".sign-out button"));
        goOn(page, hand, account(page, username));
        assertThat(page.locator(".sign-out")).isVisible();
    }
}
