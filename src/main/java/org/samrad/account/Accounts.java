package org.samrad.account;

import java.util.List;
import java.util.Locale;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.transaction.annotation.Transactional;

/** Everyone who may sign in. */
public interface Accounts extends ListCrudRepository<Account, String> {

    /** All accounts by name, then username. */
    List<Account> findAllByOrderByDisplayNameAscUsernameAsc();

    /** The accounts that exist only while the demo is shown. */
    List<Account> findByDemoTrue();

    /** Remembers the language that somebody has chosen, see {@link Account#prefer}. */
    @Transactional
    default void prefer(String username, Locale language) {
        findById(username).ifPresent(account -> {
            account.prefer(language);
            save(account);
        });
    }

    /** Makes the demo's specialist a person of the planning data, name and all. */
    default void bindDemo(String specialist, String name) {
        findByDemoTrue().stream()
                .filter(account -> account.roles().contains(AccountRole.SPECIALIST))
                .forEach(account -> {
                    account.actAs(specialist, name);
                    save(account);
                });
    }
}
