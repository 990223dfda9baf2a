/**
 * What is asked for: requests for consultations about cases, with the roles to fill and the times that do. Knows
 * specialists by their ids only.
 *
 * <p>To add a field to a request:
 * <ol>
 *   <li>{@code RequestTerms}: a component and a field (and {@code TermsCheck} where not every value will do);
 *   <li>{@code db/migration}: a column of its name;
 *   <li>{@code dataset/csv/RequestRows}: read it; {@code data/README.md}: say it;
 *   <li>{@code inbox/RequestForm}, and {@code RequestReading} unless it is a text or a tick; the templates {@code inbox/form}
 *       and {@code inbox/show};
 *   <li>its words in each of the messages files.
 * </ol>
 * Import, export and the written files take it from {@code RequestTerms}. Where planning heeds it: {@code solve/ProblemLoader}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "competence", "consultation", "limits", "scope", "time"})
package org.samrad.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
