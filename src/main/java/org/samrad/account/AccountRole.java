package org.samrad.account;

/** What an account may do; one account can have several. The order is that of the menu. */
public enum AccountRole {
    COORDINATOR,
    PLANNER,
    SPECIALIST,
    ADMINISTRATOR;

    /** The name that Spring Security knows the role by. */
    public String authority() {
        return "ROLE_" + name();
    }
}
