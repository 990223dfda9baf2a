package org.samrad;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import org.samrad.account.Accounts;
import org.samrad.answer.Answering;
import org.samrad.answer.PanelAnswer;
import org.samrad.answer.Reply;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.time.TimeRange;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** A specialist of the demo in a real browser, and what of the demo is theirs. */
abstract class SpecialistBrowserTest extends BrowserTest {

    /** By the clock of these tests it is a morning. */
    static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    @Autowired
    Accounts accounts;

    @Autowired
    Appointments appointments;

    @Autowired
    Answering answering;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionOperations transactions;

    String me() {
        return String.valueOf(accounts.findById("specialist").orElseThrow().specialist());
    }

    /** Those to come of which planners may know. */
    List<Appointment> mine() {
        return appointments
                .standingOf(
                        me(),
                        TODAY.plusDays(2).atStartOfDay(),
                        TODAY.plusYears(1).atStartOfDay())
                .stream()
                .filter(one -> jdbc.queryForList(
                                        "select 1 from consultation_request r join care_case c on c.id = r.care_case"
                                                + " where r.id = ? and c.protected_identity = false",
                                        one.request())
                                .size()
                        == 1)
                .toList();
    }

    /** Whether somebody else is found at the same time where the specialist declines; nothing is left of having tried. */
    boolean hasSomebodyElse(Appointment one) {
        answering.answer(one.id(), one.terms(), me(), Reply.decline(PanelAnswer.Reason.TIME, null), "specialist");
        boolean replaced = jdbc.queryForList("select way from repair where request = ?", String.class, one.request())
                .contains("REPLACE");
        answering.undo(one.id(), me());
        return replaced;
    }

    void twoConsultationsToday() {
        transactions.executeWithoutResult(status -> {
            List<Appointment> mine =
                    appointments
                            .standingOf(
                                    me(),
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

    /** Where the declined consultation is held by somebody else now, at the time that it had. */
    void isHeldBySomebodyElse(Appointment declined) {
        transactions.executeWithoutResult(status -> {
            Appointment now = appointments.findById(declined.id()).orElseThrow();
            assertThat(now.cancelledAt()).isNull();
            assertThat(now.time()).isEqualTo(declined.time());
            assertThat(now.seats(me())).isFalse();
        });
    }

    static Locator cell(Page page, String day, int at) {
        return page.locator("td[data-day=%s][data-at='%d']".formatted(day, at));
    }
}
