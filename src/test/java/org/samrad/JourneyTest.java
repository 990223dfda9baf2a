package org.samrad;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.samrad.answer.AnswerLinks;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.springframework.beans.factory.annotation.Autowired;

/** The three users' main job in a real browser, over the demo, and how its pages read. */
class JourneyTest extends BrowserTest {

    @Autowired
    private AnswerLinks links;

    @Autowired
    private Appointments appointments;

    private static final String WEEKS_BEYOND_THEIR_LINE = """
            [...document.querySelectorAll('.month tbody th')].filter(week =>
              week.scrollWidth > week.clientWidth || week.querySelector('a').getBoundingClientRect().height > 30).length""";

    @Test
    void aRequestIsFiledPlannedPublishedAndSeenByItsPanel() {
        try (BrowserContext context = context("en", 1440, true)) {
            Page page = context.newPage();
            signIn(page, "coordinator");
            page.navigate("/requests/new");
            page.locator("#title").fill("Seizures at school");
            page.getByText("Advice").click();
            page.locator("#duration").fill("30");
            page.locator("#roles-0-specialist").fill("Siri Hagen · sp-011");
            page.locator("[value=add-role]").click();
            page.locator("#roles-1-competence").selectOption("epilepsy");
            assertThat(page.locator("#roles-0-specialist")).hasValue("Siri Hagen · sp-011");
            page.locator("[value=remove-role-1]").click();
            assertThat(page.locator("#role-rows .row")).hasCount(1);
            page.locator("input[name=urgency][value=DAYS_3]").check();
            assertThat(page.locator("#due-hint")).containsText("from the urgency");
            page.locator("#mode-VIDEO").check();
            page.locator("#mode-PHONE").check();
            page.locator(".form-end .primary").click();
            assertThat(page.locator(".notice.good")).containsText("waits to be scheduled");
            String request = page.url().substring(page.url().lastIndexOf('/') + 1);
            look(page, "filed");

            as(page, "planner");
            page.navigate("/plan");
            page.locator("#seconds").selectOption("120");
            page.locator("#run .primary").click();
            assertThat(page.locator("#run-live progress")).isVisible();
            look(page, "solving");
            stopTheRun(page, Hand.mouse());
            look(page, "solved");
            page.locator("#board a[href$='/publish']").first().click();
            assertThat(page.locator("#choice")).isVisible();
            look(page, "publish");
            page.locator("#choice .form-end .primary").click();
            assertThat(page.locator(".notice.good")).isVisible();
            look(page, "published");

            as(page, "coordinator");
            page.navigate("/requests/" + request);
            assertThat(page.locator(".state-line .state")).hasText("Scheduled");
            look(page, "scheduled");

            // They are told, and that they know it is noted once they open it.
            assertThat(page.locator(".menu a[href='/messages'] .count")).containsText("1");
            page.locator(".menu a[href='/messages']").click();
            see(page, "messages");
            page.waitForResponse(
                    answer -> answer.url().endsWith("/read"),
                    () -> page.locator(".message a").first().click());
            assertThat(page.locator("main h1")).hasText("Your request has a consultation");
            see(page, "message");
            page.locator("main .primary").click();
            assertThat(page).hasURL(Pattern.compile("/requests/" + request + "$"));
            assertThat(page.locator(".menu a[href='/messages'] .count")).hasCount(0);

            as(page, "specialist");
            page.navigate("/my");
            assertThat(findInWeeks(page, "Seizures at school")).isVisible();
            look(page, "my-week");

            page.setViewportSize(390, heightOf(390));
            page.navigate("/my?view=month");
            assertThat(page.locator(".month tbody th a").first()).containsText("week");
            see(page, "month-on-a-phone");
            assertThat(page.evaluate(WEEKS_BEYOND_THEIR_LINE)).isEqualTo(0);
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void aCalendarIsReadAndAnotherSubscribedTo() {
        String away = """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:1
                DTSTART;VALUE=DATE:20261201
                DTEND;VALUE=DATE:20261224
                END:VEVENT
                END:VCALENDAR
                """;
        try (BrowserContext context = context("sv", 390, true)) {
            Page page = context.newPage();
            signIn(page, "specialist");
            page.navigate("/my");
            page.locator("main a[href$='/my/calendar']").click();
            page.locator("main .tabs a[href$='/my/busy']").click();
            page.locator("#address").fill("http://example.org/a.ics");
            page.locator("#address").press("Enter");
            assertThat(page.locator("#address-error")).containsText("https://");
            assertThat(page.locator("#address")).hasValue("http://example.org/a.ics");
            see(page, "busy-refused");
            page.locator("#file")
                    .setInputFiles(
                            new FilePayload("borta.ics", "text/calendar", away.getBytes(StandardCharsets.UTF_8)));
            page.locator("form[action$='/my/busy/file'] button").press("Enter");
            assertThat(page.locator(".notice.good")).isFocused();
            assertThat(page.locator("h3", new Page.LocatorOptions().setHasText("borta.ics")))
                    .isVisible();
            // What is published in those weeks is named.
            assertThat(page.locator("#collisions")).isVisible();
            see(page, "busy-read");

            page.navigate("/my/calendar");
            page.locator("form[action$='/my/calendar/address'] button").click();
            String first = page.locator("#secret-address").textContent();
            page.locator("form[action$='/my/calendar/address'] button").click();
            assertThat(page.locator("#secret-address")).not().hasText(first);
            see(page, "subscribed");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void theListOfRequestsNarrowsWhileOneTypes() {
        try (BrowserContext context = context("en", 1440, true)) {
            Page page = context.newPage();
            signIn(page, "coordinator");
            page.navigate("/requests");

            page.locator("#q").pressSequentially("rq-0012");

            page.waitForURL(Pattern.compile(".*[?&]q=rq-0012(&.*)?"));
            assertThat(page.locator("#q")).isFocused();
            goByTyping(page);
            for (int width : new int[] {1280, 390}) {
                page.setViewportSize(width, 844);
                seesWhatIsSaidFirst(page);
            }
        }
        assertThat(complaints).isEmpty();
    }

    /** What a page has to say of the address that it was asked by is in view, whatever is below. */
    private void seesWhatIsSaidFirst(Page page) {
        page.navigate("/requests/rq-0012/edit?with=fit-shorter-0-35");
        Locator filled = page.locator(".notice[data-focus]");
        assertThat(filled).isFocused();
        assertThat(filled.locator("a[href='#duration']")).isInViewport();
        see(page, "filled-in");
        filled.locator("a").click();
        assertThat(page.locator("#duration")).isInViewport();

        page.navigate("/requests?urgency=SOME");
        assertThat(page.locator(".not-read")).isInViewport();
        see(page, "filter-not-read");
    }

    /** From the search of the list to the dialog and back, then by it to a request, at once and by what is found. */
    private void goByTyping(Page page) {
        Locator typed = page.locator("#go-q");
        page.keyboard().press("Control+k");
        assertThat(typed).isFocused();
        assertThat(page.locator("#go-found a[href='/account']")).isVisible();
        see(page, "go");
        for (String closes : List.of("Escape", "Control+k")) {
            page.keyboard().press(closes);
            assertThat(page.locator("#go")).isHidden();
            assertThat(page.locator("#q")).isFocused();
            page.keyboard().press("Control+k");
            assertThat(typed).isFocused();
        }
        page.keyboard().press("Escape");

        page.keyboard().press("Control+k");
        page.keyboard().type("rq-0031");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/requests/rq-0031$"));

        page.setViewportSize(360, 780);
        page.locator(".go-open").click();
        // What could become an identity number is asked for in no address.
        List<String> addresses = new ArrayList<>();
        page.onRequest(request -> addresses.add(request.url()));
        for (String number : List.of(
                "19121212-1212",
                "191212  -  1212",
                "191212 -  1212",
                "131052A308T",
                "1912\u200B1212\u200B\u200B1212")) {
            typed.fill("");
            assertThat(page.locator("#go-long")).isHidden();
            page.keyboard().insertText(number);
            assertThat(page.locator("#go-long")).isVisible();
        }
        typed.fill("rq-0012");
        assertThat(page.locator("#go-long")).isHidden();
        Locator first = page.locator(".go-list a").first();
        assertThat(first).hasAttribute("href", "/requests/rq-0012");
        see(page, "go-found");
        page.keyboard().press("ArrowDown");
        assertThat(first).isFocused();
        page.keyboard().press("ArrowUp");
        assertThat(typed).isFocused();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/requests/rq-0012$"));
        assertThat(addresses).isNotEmpty().noneMatch(address -> address.matches(".*(1912|131052).*"));

        page.locator(".go-open").click();
        page.keyboard().insertText("19121212-1212");
        page.keyboard().press("Enter");
        assertThat(page.locator("main [role=alert]")).containsText("identity number");
        assertThat(page.url()).endsWith("/go");
        see(page, "go-withheld");
    }

    @Test
    void everyPageReadsWell() {
        seeAll(List.of(
                View.of("sign-in", "", "/sign-in"),
                View.of("answer-link", "", "/answer/" + linkInAMail()),
                View.of("coordinator", "coordinator", "/"),
                View.of("requests", "coordinator", "/requests"),
                View.of("request", "coordinator", "/requests/rq-0012"),
                View.of("case", "coordinator", "/cases/c-0001"),
                View.of("request-change", "coordinator", "/requests/rq-0012/edit"),
                View.of("request-times", "coordinator", "/requests/rq-0001/suggestions"),
                View.of("request-new", "coordinator", "/requests/new"),
                new View("request-errors", "coordinator", JourneyTest::sendAFormWithErrors),
                new View("request-after", "coordinator", JourneyTest::comeAfterAnother),
                View.of("requests-import", "coordinator", "/requests/new/import"),
                new View("requests-table", "coordinator", JourneyTest::bringATable),
                View.of("request-series", "coordinator", "/requests/rq-0050/series?by=2&duration=25&modes=ON_SITE"),
                View.of("question-rules", "planner", "/rules/questions"),
                View.of("not-found", "coordinator", "/nothing-here"),
                View.of("planner", "planner", "/"),
                View.of("plan", "planner", "/plan"),
                View.of("specialist", "specialist", "/"),
                new View("contact", "specialist", JourneyTest::sayHowToBeReached),
                View.of("week", "specialist", "/my"),
                View.of("busy", "specialist", "/my/busy"),
                new View("week-next", "specialist", page -> {
                    page.navigate("/my");
                    nextWeek(page);
                }),
                new View("month", "specialist", page -> {
                    page.navigate("/my?view=month");
                    page.locator(".month .entry").first().click();
                    assertThat(page.locator("article.mine").first()).isVisible();
                }),
                View.of("past", "specialist", "/my/past"),
                View.of("load", "specialist", "/my/load"),
                View.of("time", "specialist", "/my/time"),
                View.of("administrator", "administrator", "/"),
                View.of("admin", "administrator", "/admin"),
                View.of("admin-messages", "administrator", "/admin/messages")));
        assertThat(complaints).isEmpty();
    }

    /** To a consultation that is still to come. */
    private String linkInAMail() {
        Appointment next = appointments.findAll().stream()
                .filter(one -> one.cancelledAt() == null)
                .max(Comparator.comparing(one -> one.time().from()))
                .orElseThrow();
        String siri = "sp-011";
        return links.make("specialist", siri, next.id(), next.terms());
    }

    private static void sendAFormWithErrors(Page page) {
        // Nothing is typed yet, whatever was at another width.
        page.evaluate("sessionStorage.clear()");
        page.navigate("/requests/new");
        page.locator("[value=add-window]").click();
        assertThat(page.locator("#window-rows .row")).hasCount(1);
        page.locator("#mode-ON_SITE").check();
        page.locator(".form-end .primary").click();
        assertThat(page.locator(".notice.bad")).isFocused();
    }

    /** First as it is, then with a number that is none. */
    private static void sayHowToBeReached(Page page) {
        page.navigate("/account");
        page.locator("#phone").fill("+46 31 12 34 56");
        page.locator("#link").fill("https://meet.example.org/siri");
        page.locator("#contact .button").click();
        assertThat(page.locator("#contact .notice.good")).isVisible();
        page.locator("#phone").fill("call me");
        page.locator("#contact .button").click();
        assertThat(page.locator("#phone")).isFocused();
        assertThat(page.locator("#phone-error")).isVisible();
    }

    /** A table with one row that is sound and one that is not. */
    private static void bringATable(Page page) {
        page.navigate("/requests/new/import");
        page.locator("#pasted").fill("""
                Case;Title;Who is needed;Urgency;Kind;Minutes;How
                c-0009;Sleep and school;Sleep medicine;14;Advice;30;Video
                c-0009;Broken;Alchemy;soon;Advice;30;Video
                """);
        page.locator("main form .primary").click();
        assertThat(page.locator("[id^=match-] .state").first()).isVisible();
    }

    /** Chooses a request to come after and whoever took part in it, the first thing wrong with the row told. */
    private static void comeAfterAnother(Page page) {
        // From elsewhere, where nothing is kept any more of what was typed at another width.
        page.navigate("/");
        page.evaluate("sessionStorage.clear()");
        page.navigate("/requests/new");
        page.locator("[value=add-link]").click();
        assertThat(page.locator("#links-0-follows")).isFocused();
        page.locator("#links-0-minGapMinutes").fill("soon");
        page.locator(".form-end .primary").click();
        assertThat(page.locator(".notice.bad")).isFocused();
        page.locator("#roles-0-role").fill("again");
        page.locator("#links-0-follows").fill("rq-0001");
        page.locator("#links-0-follows").press("Tab");
        page.locator("#roles-0-sameAs").selectOption(new SelectOption().setIndex(1));
        assertThat(page.locator("#roles-0-role")).hasValue("again");
        assertThat(page.locator("#links-0-minGap")).isFocused();
    }

    @Test
    void fieldsSideBySideStandOnOneLineWhereOneIsWrong() {
        try (BrowserContext context = context("en", 1440, true)) {
            Page page = context.newPage();
            signIn(page, "coordinator");
            page.navigate("/requests/new");
            page.locator("[value=add-link]").click();
            // What is typed before that lands where the page is about to go on.
            assertThat(page.locator("#links-0-follows")).isFocused();
            page.locator("#links-0-minGap").fill("soon");
            page.locator(".form-end .primary").click();
            assertThat(page.locator("#links-0-minGap-error")).isVisible();
            assertThat(page.evaluate("""
                            ['minGap', 'maxGap', 'minGapMinutes', 'maxGapMinutes']
                              .map((id) => document.getElementById(`links-0-${id}`).getBoundingClientRect().y)
                              .every((y, at, all) => y === all[0])""")).isEqualTo(true);
        }
    }

    @Test
    void aRequestIsFiledWithoutAScript() {
        try (BrowserContext context = context("en", 1440, false)) {
            Page page = context.newPage();
            signIn(page, "coordinator");
            page.locator(".go-open").click();
            page.locator("#go-q").fill("new request");
            page.locator("#go-q").press("Enter");
            assertThat(page).hasURL(Pattern.compile("/go\\?q=new\\+request$"));
            page.locator(".go-list a").first().click();
            page.locator("#title").fill("No script");
            page.locator("[value=add-role]").click();
            assertThat(page.locator("#role-rows .row")).hasCount(2);
            assertThat(page.locator("#title")).hasValue("No script");
            page.locator("#title").press("Enter");
            assertThat(page.locator(".notice.bad")).isVisible();
            page.locator("input[name=form][value=ADVICE]").check();
            page.locator("#duration").fill("30");
            page.locator("#roles-0-competence").selectOption("sleep");
            page.locator("input[name=urgency][value=DAYS_14]").check();
            page.locator("#mode-VIDEO").check();
            page.locator("#title").press("Enter");
            assertThat(page).hasURL(Pattern.compile("/requests/N-\\d+$"));
            assertThat(page.locator("h1")).hasText("No script");
        }
    }

    @Test
    void theLanguageStaysWhereOneIs() {
        try (BrowserContext context = context("en", 1440, true)) {
            Page page = context.newPage();
            signIn(page, "coordinator");
            page.navigate("/requests?tab=scheduled&q=c");
            page.locator(".languages summary").click();
            page.locator(".languages button[value=nb]").click();
            assertThat(page).hasURL(Pattern.compile("/requests\\?tab=scheduled&q=c$"));
            assertThat(page.locator("h1")).hasText("Forespørsler");
            assertThat(page.locator("html")).hasAttribute("lang", "nb");
        }
    }

    private static Locator findInWeeks(Page page, String title) {
        Locator found = page.getByText(title);
        for (int week = 0; week < 5 && found.count() == 0; week++) {
            nextWeek(page);
        }
        return found.first();
    }

    private static void nextWeek(Page page) {
        Locator forth = page.locator(".step.forth");
        String address = forth.getAttribute("href");
        forth.click();
        page.waitForURL("**" + address.replace("?", "\\?"));
    }
}
