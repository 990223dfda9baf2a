package org.samrad.membership;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.samrad.limits.Fault;

/**
 * One thing wrong with a form.
 *
 * @param field the id of the field on the page
 * @param key the message that says what and what to do
 * @param arguments the values it names: texts and numbers
 */
record FormFault(String field, String key, List<Object> arguments) implements Serializable {

    /** The same that a page can keep for its next showing; more may be added. */
    static ArrayList<FormFault> of(List<Fault> faults) {
        return faults.stream()
                .map(fault -> new FormFault(fault.field(), fault.key(), fault.arguments()))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
