package org.samrad.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.samrad.testing.DatabaseBeans;
import org.samrad.testing.OnH2;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Who can sign in to a site that has just been started. */
@Import(DatabaseBeans.class)
@OnH2
@Transactional
class FirstAccountsTest {

    private static final FirstAdministrator NOBODY = new FirstAdministrator("", "");

    private final PasswordEncoder encoder = new BCryptPasswordEncoder(4);

    @Autowired
    Accounts accounts;

    @Test
    void theDemoHasAnAccountForEachRoleButTheAssistantWhomSomebodyHasToLet() {
        start(NOBODY, true);
        start(NOBODY, true);
        Set<AccountRole> shown = EnumSet.complementOf(EnumSet.of(AccountRole.ASSISTANT));
        assertThat(accounts.findAll())
                .hasSize(shown.size())
                .allMatch(Account::isDemo)
                .flatExtracting(Account::roles)
                .containsExactlyInAnyOrderElementsOf(shown);
    }

    @Test
    void theDemosPasswordIsMadeAnewAtEachStart() {
        String before = start(NOBODY, true).demoPassword();
        String now = start(NOBODY, true).demoPassword();
        assertThat(now).isNotEqualTo(before);
        assertThat(accounts.findAll())
                .allMatch(account -> encoder.matches(now, account.password()))
                .noneMatch(account -> encoder.matches(before, account.password()));
    }

    @Test
    void outsideTheDemoNothingOfItIsLeft() {
        start(NOBODY, true);
        start(NOBODY, false);
        assertThat(accounts.findAll()).isEmpty();
    }

    @Test
    void theFirstAdministratorComesFromTheConfiguration() {
        start(new FirstAdministrator("berit", "correct horse battery"), false);
        assertThat(accounts.findAll()).singleElement().satisfies(account -> {
            assertThat(account.username()).isEqualTo("berit");
            assertThat(account.roles()).containsExactly(AccountRole.ADMINISTRATOR);
            assertThat(account.isDemo()).isFalse();
            assertThat(encoder.matches("correct horse battery", account.password()))
                    .isTrue();
        });
    }

    @Test
    void nobodyIsAddedWhereSomebodyIs() {
        accounts.save(new Account("kari", "x", "Kari", Set.of(AccountRole.COORDINATOR)));
        start(new FirstAdministrator("berit", "correct horse battery"), false);
        assertThat(accounts.findAll()).extracting(Account::username).containsExactly("kari");
    }

    @Test
    void aShortPasswordIsRefused() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> start(new FirstAdministrator("berit", "short"), false))
                .withMessage(
                        "samrad.administrator.password has 5 characters; it needs at least 12. Choose a longer one.");
    }

    private FirstAccounts start(FirstAdministrator first, boolean demo) {
        var firstAccounts =
                new FirstAccounts(accounts, encoder, first, TransactionOperations.withoutTransaction(), new Demo(demo));
        firstAccounts.afterSingletonsInstantiated();
        accounts.count();
        return firstAccounts;
    }
}
