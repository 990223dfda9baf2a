package org.samrad.system;

import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** Everyone who may sign in. */
public interface Accounts extends ListCrudRepository<Account, String> {

    /** All accounts by name, then username. */
    List<Account> findAllByOrderByDisplayNameAscUsernameAsc();

    /** The accounts that exist only while the demo is shown. */
    List<Account> findByDemoTrue();

    /** Makes every demo specialist the given one of the planning data. */
    @Modifying
    @Query("update Account a set a.specialist = :specialist where a.demo = true and :role member of a.roles")
    void bindDemo(Role role, String specialist);
}
