package org.samrad.membership;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.samrad.account.AccountRole;
import org.samrad.account.Grant;
import org.samrad.account.Grant.BoundOrganisation;
import org.samrad.account.PersonBinding;
import org.samrad.limits.Limits;
import org.samrad.specialist.Organisation;
import org.samrad.specialist.Organisations;
import org.samrad.specialist.Specialist;
import org.samrad.specialist.Specialists;
import org.springframework.stereotype.Component;

/** What an administrator chooses from, and what they have chosen: organisations and persons by the names that they go by now. */
@Component
class AccountReading {

    private static final String LINE_SIGN = " · ";

    private final Organisations organisations;
    private final Specialists specialists;

    AccountReading(Organisations organisations, Specialists specialists) {
        this.organisations = organisations;
        this.specialists = specialists;
    }

    /**
     * What was chosen, or what is wrong with it.
     *
     * @param problems empty exactly where the rest can be used
     */
    record Read(List<Grant> grants, PersonBinding person, List<FormFault> problems) {}

    /**
     * @param before the binding so far; what nobody has changed stays, also where it is lost
     */
    Read read(AccountForm form, PersonBinding before) {
        var problems = new ArrayList<FormFault>();
        var grants = new ArrayList<Grant>();
        Map<String, Organisation> known =
                organisations.findAll().stream().collect(Collectors.toMap(Organisation::id, Function.identity()));
        for (AccountRole role : AccountRole.values()) {
            if (!form.has(role.name())) {
                continue;
            }
            List<BoundOrganisation> of = form.organisationsOf(role.name()).stream()
                    .distinct()
                    .filter(known::containsKey)
                    .map(id -> new BoundOrganisation(
                            id, Objects.requireNonNull(known.get(id)).name(), false))
                    .toList();
            if (!role.mayBeBound() || form.isRegional(role.name())) {
                grants.add(Grant.everywhere(role));
            } else if (of.isEmpty()) {
                problems.add(new FormFault("reach-" + role, "account.error.organisations", List.of()));
            } else {
                grants.add(new Grant(role, false, of));
            }
        }
        return new Read(grants, person(form, before, known, problems), problems);
    }

    private PersonBinding person(
            AccountForm form, PersonBinding before, Map<String, Organisation> known, List<FormFault> problems) {
        String typed = Objects.requireNonNull(form.specialist());
        if (!form.has(AccountRole.SPECIALIST.name()) || typed.isEmpty()) {
            if (form.has(AccountRole.SPECIALIST.name())) {
                problems.add(new FormFault("specialist", "account.error.specialist-missing", List.of()));
            }
            return new PersonBinding(null, null, null, false);
        }
        int sign = typed.lastIndexOf(LINE_SIGN);
        String id = sign < 0 ? typed : typed.substring(sign + LINE_SIGN.length());
        Specialist found = Limits.isId(id) ? specialists.findById(id).orElse(null) : null;
        if (found == null) {
            problems.add(new FormFault("specialist", "account.error.specialist", List.of(typed)));
            return before;
        }
        Organisation employer = known.get(found.organisation());
        return PersonBinding.of(found.id(), found.name(), employer == null ? "" : employer.name());
    }

    /** A line of a list to choose from. */
    record Choice(String id, String name) {}

    List<Choice> organisations(Locale locale) {
        var alphabet = Collator.getInstance(locale);
        return organisations.findAll().stream()
                .map(one -> new Choice(one.id(), one.name()))
                .sorted(Comparator.comparing(Choice::name, alphabet).thenComparing(Choice::id))
                .toList();
    }

    /** People as lines to type or pick. */
    List<Choice> specialists(Locale locale) {
        var alphabet = Collator.getInstance(locale);
        return specialists.findAll().stream()
                .map(one -> new Choice(one.name() + LINE_SIGN + one.id(), one.title() == null ? "" : one.title()))
                .sorted(Comparator.comparing(Choice::id, alphabet))
                .toList();
    }

    /** The binding as a line; empty where there is none, or where it is lost. */
    static String line(PersonBinding person) {
        return person.id() == null || person.lost() ? "" : person.name() + LINE_SIGN + person.id();
    }
}
