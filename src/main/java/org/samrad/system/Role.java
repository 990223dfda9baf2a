package org.samrad.system;

/** What an account may do; one account can have several. The order is that of the menu. */
public enum Role {
    COORDINATOR,
    PLANNER,
    SPECIALIST,
    ADMINISTRATOR;

    /** The name that Spring Security knows the role by. */
    String authority() {
        return "ROLE_" + name();
    }
}
