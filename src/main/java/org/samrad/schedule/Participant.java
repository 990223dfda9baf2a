package org.samrad.schedule;

import jakarta.persistence.Embeddable;

/**
 * A filled role of an appointment.
 *
 * @param role the role's name in the request
 * @param specialist the id of who fills it
 */
@Embeddable
public record Participant(String role, String specialist) {}
