package org.samrad;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.samrad.booking.BookingRules;
import org.samrad.booking.RulesOfBooking;
import org.samrad.consultation.Form;
import org.samrad.consultation.Urgency;
import org.samrad.policy.RequestKinds;
import org.samrad.request.ConsultationRequests;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A coordinator with the phone at the ear: from the empty form to a booked time, by keyboard alone and by mouse, and nothing typed is
 * lost on the way.
 */
class CoordinatorJourneyTest extends BrowserTest {

    private static final Pattern A_REQUEST = Pattern.compile("/requests/N-\\d+$");
    private static final String TIMES = "Tuesdays and Thursdays 13–16 until Christmas";
    private static final int MOST_KEYS = 40;

    @Autowired
    private RulesOfBooking rules;

    @Autowired
    private ConsultationRequests requests;

    @BeforeEach
    void coordinatorsMayBookConferences() {
        BookingRules before = rules.current();
        rules.change(
                new RequestKinds(Set.of(Form.CASE_CONFERENCE), Set.of(Urgency.DAYS_14, Urgency.DAYS_30)),
                before.holdMinutes(),
                before.version());
    }

    @AfterEach
    void coordinatorsMayBookNothing() {
        BookingRules before = rules.current();
        rules.change(RequestKinds.NONE, before.holdMinutes(), before.version());
    }

    /** A keyboard that counts; what is typed as words is not counted. */
    private static final class Keys {

        private final Page page;
        private int pressed;

        Keys(Page page) {
            this.page = page;
        }

        void press(String... keys) {
            for (String key : keys) {
                page.keyboard().press(key);
                // A modifier that is held is a key, too.
                pressed += key.split("\\+").length;
            }
        }

        void words(String words) {
            page.keyboard().insertText(words);
        }
    }

    @Test
    void aConferenceWithAnInterpreterAndOneThatNeedsAChangeAreBookedByKeyboardAlone() {
        try (BrowserContext context = context("en", 1440, true)) {
            Page page = context.newPage();
            signIn(page, "coordinator");

            Keys keys = new Keys(page);
            page.navigate("/requests/new");
            beginAConference(page, keys);
            assertThat(page.locator("#match .suggestions > li").first()).containsText("Thu ");
            see(page, "journey-match");
            keys.press("Alt+m");
            assertThat(page.locator("#match")).isFocused();
            keys.press("1");
            assertThat(page.locator("#take-1")).isFocused();
            keys.press("Enter");
            assertThat(page).hasURL(A_REQUEST);
            assertThat(page.locator(".state-line .state")).hasText("Scheduled");
            assertThat(page.locator(".notice.good")).containsText("booked");
            see(page, "journey-booked");
            assertThat(keys.pressed).as("keys beyond the words").isLessThanOrEqualTo(MOST_KEYS);

            page.navigate("/requests/new");
            Keys again = new Keys(page);
            beginAConference(page, again);
            page.locator("#latest").fill("2026-12-08");
            assertThat(page.locator("#match .offers button").first()).isVisible();
            see(page, "journey-impossible");
            again.press("Alt+m");
            assertThat(page.locator("#match")).isFocused();
            again.press("1");
            assertThat(page.locator("#match .suggestions > li").first()).isVisible();
            assertThat(page.locator("#match")).isFocused();
            again.press("1");
            assertThat(page.locator("#take-1")).isFocused();
            again.press("Enter");
            assertThat(page).hasURL(A_REQUEST);
            assertThat(page.locator(".state-line .state")).hasText("Scheduled");
        }
        assertThat(complaints).isEmpty();
    }

    /** A template of three roles, an interpreter, the times in words, and how urgent it is. */
    private static void beginAConference(Page page, Keys keys) {
        assertThat(page.locator("#find")).isFocused();
        keys.words("nätverks");
        keys.press("Enter");
        assertThat(page.locator("#role-rows .row")).hasCount(3);
        assertThat(page.locator("#find")).isFocused();
        keys.words("arabic");
        keys.press("Enter");
        assertThat(page.locator("#roles-3-competence")).hasValue("interpreter-ar");
        assertThat(page.locator("#find")).isFocused();
        keys.press("Tab");
        assertThat(page.locator("#times")).isFocused();
        keys.words(TIMES);
        keys.press("Tab", "Tab", "ArrowDown", "ArrowDown");
        assertThat(page.locator("input[name=urgency][value=DAYS_14]")).isChecked();
    }

    @Test
    @Tag("full")
    void aSuggestionIsPreferredHeldAndBookedByMouse() {
        try (BrowserContext context = context("sv", 1440, true)) {
            Page page = context.newPage();
            signIn(page, "coordinator");
            page.navigate("/requests/new");
            page.locator("#templates button")
                    .filter(new Locator.FilterOptions().setHasText("Nätverksmöte"))
                    .click();
            page.locator("input[name=urgency][value=DAYS_30]").check();
            page.locator("#wish-2").click();
            assertThat(page.locator("#window-rows .row")).hasCount(1);
            assertThat(page.locator("#match .suggestions > li").first()).isVisible();
            for (int width : List.of(1440, 768, 360)) {
                page.setViewportSize(width, heightOf(width));
                see(page, "journey-suggestions");
            }
            page.locator("#hold-1").click();
            assertThat(page.locator("#kept-time")).isVisible();
            see(page, "journey-held");
            page.locator("form[action$=book] .primary").click();
            assertThat(page).hasURL(A_REQUEST);
            assertThat(page.locator(".consultation")).isVisible();
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    @Tag("full")
    void aSeriesIsFiledTogetherBySamePersonAndSaysForEachWhatIsPossible() {
        try (BrowserContext context = context("en", 1440, true)) {
            Page page = context.newPage();
            signIn(page, "coordinator");
            page.navigate("/requests/new");
            page.locator("#templates button")
                    .filter(new Locator.FilterOptions().setHasText("Bedömning, konferens"))
                    .click();
            assertThat(page.locator("#part-rows > .part")).hasCount(2);
            page.locator("#title").fill("Sleep, a series");
            page.locator("input[name=urgency][value=DAYS_14]").check();
            assertThat(page.locator("#match .thens > li")).hasCount(2);
            for (int width : List.of(1440, 768, 360)) {
                page.setViewportSize(width, heightOf(width));
                page.locator("#then").scrollIntoViewIfNeeded();
                see(page, "journey-series");
            }
            page.locator(".form-end .primary").click();
            assertThat(page).hasURL(A_REQUEST);
            see(page, "journey-series-filed");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    @Tag("full")
    void aTableWithThreeBrokenRowsIsMendedInPlaceAndFiledOnce() {
        try (BrowserContext context = context("en", 1440, true)) {
            Page page = context.newPage();
            signIn(page, "coordinator");
            page.navigate("/requests/new/import");
            page.locator("#pasted").fill("""
                    Case;Title;Who is needed;Urgency;Kind;Minutes;How
                    c-0009;Sleep and school;Sleep medicine;14;Advice;30;Video
                    c-9999;No such case;Sleep medicine;14;Advice;30;Video
                    c-0009;No such competence;Alchemy;14;Advice;30;Video
                    c-0009;No such urgency;Sleep medicine;soon;Advice;30;Video
                    ;A new case;Clinical psychology 2;30 days;Advice;45;Phone
                    """);
            page.locator("main form .primary").click();
            assertThat(page.locator("#broken")).containsText("3 rows to correct");
            assertThat(page.locator("#match-2 .state")).isVisible();
            assertThat(page.locator("#match-progress")).containsText("All are matched");
            for (int width : List.of(1440, 768, 360)) {
                page.setViewportSize(width, heightOf(width));
                see(page, "journey-table");
            }
            page.setViewportSize(1440, heightOf(1440));
            long before = requests.count();
            page.locator(".form-end .primary").click();
            assertThat(page.locator(".notice.good")).containsText("2 requests are filed");
            assertThat(requests.count()).isEqualTo(before + 2);

            page.locator("#row-3-case").fill("c-0009");
            page.locator("#row-4-competences").fill("Sleep medicine");
            page.locator("#row-5-urgency").fill("14");
            page.locator("form[aria-labelledby=broken] .primary").click();
            assertThat(page.locator("#broken")).hasCount(0);
            page.locator(".form-end .primary").click();
            assertThat(page.locator(".form-end .notice")).containsText("Nothing is filed yet: 3 rows");
            page.locator("[name=anyway]").check();
            page.locator(".form-end .primary").dblclick();
            assertThat(page.locator("#filed")).containsText("5 filed");
            assertThat(requests.count()).isEqualTo(before + 5);
            see(page, "journey-table-filed");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    @Tag("full")
    void whatIsTypedSurvivesBackTwoTabsAndAButtonPressedTwice() {
        try (BrowserContext context = context("en", 1440, true)) {
            Page page = context.newPage();
            signIn(page, "coordinator");
            page.navigate("/requests/new");
            page.locator("#title").fill("Typed in one tab");
            page.locator(".menu a[href$='/requests']").click();
            assertThat(page).hasURL(Pattern.compile("/requests$"));
            page.goBack();
            assertThat(page.locator("#title")).hasValue("Typed in one tab");

            Page other = context.newPage();
            other.navigate("/requests/new");
            assertThat(other.locator("#title")).hasValue("");
            other.locator("#title").fill("Typed in another");
            other.reload();
            assertThat(other.locator("#title")).hasValue("Typed in another");
            page.reload();
            assertThat(page.locator("#title")).hasValue("Typed in one tab");

            page.locator("input[name=form][value=ADVICE]").check();
            page.locator("#duration").fill("30");
            page.locator("#roles-0-competence").selectOption("sleep");
            page.locator("input[name=urgency][value=DAYS_30]").check();
            page.locator("#mode-VIDEO").check();
            long before = requests.count();
            page.locator(".form-end .primary").dblclick();
            assertThat(page).hasURL(A_REQUEST);
            assertThat(requests.count()).isEqualTo(before + 1);
            page.goBack();
            page.waitForURL(A_REQUEST);
            assertThat(requests.count()).isEqualTo(before + 1);
        }
    }
}
