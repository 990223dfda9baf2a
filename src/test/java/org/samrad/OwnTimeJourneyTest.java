package org.samrad;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.samrad.account.Accounts;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.time.TimeRange;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** A specialist keeps their time on a phone, by finger and by keyboard. */
class OwnTimeJourneyTest extends BrowserTest {

    /** By the clock of these tests it is a morning. */
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    @Autowired
    Accounts accounts;

    @Autowired
    Appointments appointments;

    @Autowired
    TransactionOperations transactions;

    @Test
    void awayTodayHitsTwoConsultationsAndTheWeekIsChangedByFingerAndByKeyboard() {
        twoConsultationsToday();
        try (BrowserContext context = phone("en")) {
            Page page = context.newPage();
            signIn(page, "specialist");
            page.navigate("/my");
            see(page, "phone-week");
            page.navigate("/my/time");
            page.getByText("Sick or away today").tap();
            assertThat(page.locator(".notice.good")).containsText("2 consultations are declined");
            see(page, "phone-away");
            page.navigate("/my");
            assertThat(page.locator(".today .state.bad")).hasCount(2);
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
            sunday.scrollIntoViewIfNeeded();
            drawByFinger(context, page, sunday, cell(page, "SUNDAY", 10 * 60));
            assertThat(cell(page, "SUNDAY", 9 * 60 + 30)).hasAttribute("data-state", "offered");
            assertThat(page.locator("#weekly > .row")).hasCount(rows + 2);
            sunday.press("Space");
            assertThat(sunday).hasAttribute("data-state", "none");
            see(page, "phone-time");
            page.locator("#week .actions .primary").press("Enter");
            assertThat(page.locator(".notice.good")).containsText("Saved");
            assertThat(cell(page, "SATURDAY", 10 * 60)).hasAttribute("data-state", "offered");

            // With a mouse, drawn over what is offered, it goes.
            Locator first = cell(page, "SATURDAY", 9 * 60);
            first.scrollIntoViewIfNeeded();
            var from = first.boundingBox();
            var to = cell(page, "SATURDAY", 10 * 60).boundingBox();
            page.mouse().move(from.x + from.width / 2, from.y + from.height / 2);
            page.mouse().down();
            page.mouse().move(to.x + to.width / 2, to.y + to.height / 2, new Mouse.MoveOptions().setSteps(6));
            page.mouse().up();
            assertThat(cell(page, "SATURDAY", 10 * 60)).hasAttribute("data-state", "none");
            assertThat(page.locator("#weekly > .row")).hasCount(rows + 1);
            page.locator("#week .actions .primary").press("Enter");
            assertThat(page.locator(".notice.good")).containsText("Saved");
        }
        assertThat(complaints).isEmpty();
    }

    /** What a finger does that goes down on one cell and up on another; Playwright's own only taps. */
    private static void drawByFinger(BrowserContext context, Page page, Locator from, Locator to) {
        CDPSession finger = context.newCDPSession(page);
        for (String step : List.of("touchStart", "touchMove", "touchEnd")) {
            var points = new JsonArray();
            if (!step.equals("touchEnd")) {
                var box = (step.equals("touchStart") ? from : to).boundingBox();
                var point = new JsonObject();
                point.addProperty("x", box.x + box.width / 2);
                point.addProperty("y", box.y + box.height / 2);
                points.add(point);
            }
            var touch = new JsonObject();
            touch.addProperty("type", step);
            touch.add("touchPoints", points);
            finger.send("Input.dispatchTouchEvent", touch);
            if (step.equals("touchStart")) {
                assertThat(from).hasAttribute("data-state", "offered");
            }
        }
        finger.detach();
    }

    private static Locator cell(Page page, String day, int at) {
        return page.locator("td[data-day=%s][data-at='%d']".formatted(day, at));
    }

    private void twoConsultationsToday() {
        String me = accounts.findById("specialist").orElseThrow().specialist();
        transactions.executeWithoutResult(status -> {
            List<Appointment> mine = appointments
                    .standingOf(
                            String.valueOf(me),
                            TODAY.plusDays(1).atStartOfDay(),
                            TODAY.plusYears(1).atStartOfDay())
                    .stream()
                    .limit(2)
                    .toList();
            for (int at = 0; at < 2; at++) {
                Appointment one = mine.get(at);
                if (one.isPinned()) {
                    one.unpin();
                }
                one.reschedule(
                        new TimeRange(TODAY.atTime(13 + 2 * at, 0), TODAY.atTime(14 + 2 * at, 0)),
                        one.mode(),
                        one.site(),
                        one.participants());
            }
        });
    }
}
