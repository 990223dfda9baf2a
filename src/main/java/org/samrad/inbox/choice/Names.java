package org.samrad.inbox.choice;

import java.util.Map;
import org.samrad.request.RequestRole;

/**
 * What ids are called, in the reader's language. An id that nothing is called by stands for itself.
 *
 * @param competences names by id
 * @param specialists names by id
 * @param titles specialists' titles by id, of those who have one
 * @param sites names by id
 */
public record Names(
        Map<String, String> competences,
        Map<String, String> specialists,
        Map<String, String> titles,
        Map<String, String> sites) {

    /** What a role asks for: its named specialist, else its competence. */
    public String of(RequestRole role) {
        if (role.specialist() != null) {
            return specialist(role.specialist());
        }
        return role.competence() == null ? role.role() : competence(role.competence());
    }

    /** What a seat is called that nobody named: its competence, else the title of its named specialist, else as the same one before. */
    public String seat(RequestRole role) {
        if (role.competence() != null) {
            return competence(role.competence());
        }
        if (role.specialist() != null) {
            return titles.getOrDefault(role.specialist(), of(role));
        }
        return role.sameAs() == null ? role.role() : role.sameAs();
    }

    public String competence(String id) {
        return competences.getOrDefault(id, id);
    }

    public String specialist(String id) {
        return specialists.getOrDefault(id, id);
    }

    public String site(String id) {
        return sites.getOrDefault(id, id);
    }
}
