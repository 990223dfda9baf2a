package org.samrad.exchange;

import java.util.List;
import org.samrad.limits.Fault;

/** Planning data can't be changed as was asked for, and nothing of it is. */
public final class ChangeRefused extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    ChangeRefused(List<Fault> faults) {
        super(String.join(" ", faults.stream().map(Fault::english).toList()));
        this.faults = List.copyOf(faults);
    }

    /** Why not, each with the file and the row; the first few where there are many. */
    public List<Fault> faults() {
        return faults;
    }
}
