package org.samrad.solver;

/**
 * That a role of one request goes to whoever takes a role of another, where somebody does.
 *
 * @param request index of the request that asks for it
 * @param role position of the role in that request
 * @param other index of the other request
 * @param otherRole position of the role in the other request
 */
public record SameSpecialist(int request, int role, int other, int otherRole) {

    /** Whether both roles go to one person, or one of them to nobody. */
    boolean isKeptBy(Option held, Option heldOther) {
        SpecialistFacts member = held.panel()[role];
        SpecialistFacts otherMember = heldOther.panel()[otherRole];
        return member == null || otherMember == null || member == otherMember;
    }
}
