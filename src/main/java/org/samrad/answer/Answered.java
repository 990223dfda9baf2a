package org.samrad.answer;

import java.util.UUID;
import org.samrad.answer.PanelAnswer.Given;

/**
 * Somebody on a panel answers. Told inside the transaction that stores it; what comes of a decline is found after that, see {@link
 * ConsultationDeclined}.
 *
 * @param appointment the id of the appointment
 * @param specialist the id of who answers
 * @param again whether they had answered so before, and say no more than another reason or other times
 */
public record Answered(UUID appointment, String specialist, Given given, boolean again) {}
