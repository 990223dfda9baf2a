/**
 * What is asked for: requests for consultations about cases, with the roles to fill and the times that do. Knows
 * specialists by their ids only.
 *
 * <p>To add a field to a request: {@code RequestTerms}, {@code TermsCheck}, {@code ConsultationRequest} and a migration here; {@code RequestForm},
 * {@code RequestReading}, the templates {@code inbox/form} and {@code inbox/show} and the messages in {@code inbox}; the
 * column in {@code dataset} and {@code exchange} where planning data carries it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "competence", "consultation", "limits"})
package org.samrad.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
