package org.samrad.account;

import java.util.List;
import org.samrad.limits.Fault;

/** An account is not made or changed like that; says everything that is wrong, by the field that it was typed in. */
public final class AccountRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    AccountRefused(List<Fault> faults) {
        super("Refused: " + faults.stream().map(Fault::key).toList());
        this.faults = List.copyOf(faults);
    }

    public static AccountRefused because(String field, String key, Object... arguments) {
        return new AccountRefused(List.of(Fault.in(field, key, arguments)));
    }

    public List<Fault> faults() {
        return faults;
    }
}
