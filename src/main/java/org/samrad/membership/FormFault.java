package org.samrad.membership;

import java.io.Serializable;
import java.util.List;
import org.samrad.account.AccountRefused;

/**
 * One thing wrong with a form.
 *
 * @param field the id of the field on the page
 * @param key the message that says what and what to do
 * @param arguments the values it names: texts and numbers
 */
record FormFault(String field, String key, List<Object> arguments) implements Serializable {

    static List<FormFault> of(AccountRefused refused) {
        return refused.faults().stream()
                .map(fault -> new FormFault(fault.field(), fault.key(), fault.arguments()))
                .toList();
    }
}
