package org.samrad.account;

/** What an account may do; one account can have several. The order is that of the menu. */
public enum AccountRole {
    COORDINATOR,
    PLANNER,
    SPECIALIST,
    /** Keeps the times of those who let them, and reads nothing else. */
    ASSISTANT,
    ADMINISTRATOR,
    AUDITOR;

    /** The name that Spring Security knows the role by. */
    public String authority() {
        return "ROLE_" + name();
    }

    /**
     * Whether the role can be for some organisations only. A plan, the accounts and the data are of the whole region, and so are
     * those who look after them; a specialist sees what they themselves are on, whoever employs them.
     */
    public boolean mayBeBound() {
        return this == COORDINATOR || this == AUDITOR;
    }

    /** Whether whoever has the role may be let by specialists to keep their times. */
    public boolean mayKeepTimes() {
        return this == COORDINATOR || this == SPECIALIST || this == ASSISTANT;
    }
}
