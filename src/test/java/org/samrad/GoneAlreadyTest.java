package org.samrad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.account.Account;
import org.samrad.account.AccountRole;
import org.samrad.account.Accounts;
import org.samrad.account.CurrentUser;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

/** Who takes away what is not there, as with a second click, is not told that it was taken away; over the demo. */
@PageTest
@Transactional
class GoneAlreadyTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @BeforeEach
    void somebodyHasAnAccount() {
        accounts.saveAndFlush(own());
    }

    /** An own account: of one that is everybody's nobody ends sessions. */
    private static Account own() {
        return new Account("owner-of-one", "none", "Eva", Set.of(AccountRole.PLANNER));
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/data/holidays, remove, 2031-01-02, master.removed",
        "/admin/data/templates, remove, no such, master.removed",
        "/my/calendar/address/revoke, x, x, calendar.address.revoked",
        "/my/busy/999999/remove, x, x, busy.told.removed",
        "/my/time/keepers/remove, keeper, nobody, mytime.keeper.taken",
        "/requests/new/discard, draft, no-such, draft.discarded",
        "/requests/new/import/999999/discard, x, x, bulk.discarded",
        "/requests/rq-0012/suggestions/release, x, x, booking.released",
        "/admin/messages/mails/999999/again, x, x, mail.admin.again.done",
        "/account/sessions/999999/end, x, x, account.session.ended",
        "/account/sessions/end-others, x, x, account.session.others-ended"
    })
    void whatWasGoneBeforeIsNotToldToHaveGone(String address, String field, String value, String success)
            throws Exception {
        var told = mvc.perform(
                        post(address).param(field, value).with(who(address)).with(csrf()))
                .andReturn()
                .getFlashMap();

        assertThat(told.values()).doesNotContain(success);
        assertThat(told.values()).containsAnyOf("told.gone-already", "busy.gone", "told.nothing");
    }

    private static RequestPostProcessor who(String address) {
        if (address.startsWith("/account")) {
            return user(CurrentUser.of(own()));
        }
        return address.startsWith("/admin")
                ? As.administrator()
                : address.startsWith("/my") ? As.specialist("sp-011") : As.coordinator();
    }
}
