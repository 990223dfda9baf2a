/**
 * What is asked for: requests for consultations about cases, with the roles to fill and the times that do. Knows
 * specialists by their ids only.
 *
 * <p>To add a field to a request:
 * <ol>
 *   <li>{@code RequestTerms}: a component and a field (and {@code TermsCheck} where not every value will do);
 *   <li>{@code db/migration}: a column of its name;
 *   <li>{@code dataset/csv/RequestRows}: read it; {@code data/README.md}: say it;
 *   <li>{@code inbox/form/RequestForm} and {@code FormFields}, {@code RequestReading} and {@code WishReading} unless it is a text or a
 *       tick; {@code RequestWarnings} where something may be typed that looks like an identity number;
 *   <li>the templates {@code inbox/form} and {@code inbox/show}; {@code my/tabs} where the panel has to know it, and
 *       {@code casefile/summary} where the family has;
 *   <li>if tables of requests are to have it, {@code inbox/bulk/BulkColumn} and {@code BulkReading};
 *   <li>{@code RequestChange}: that it has changed; {@code inbox/ChangesShown}: what that is called;
 *   <li>its words in each of the messages files.
 * </ol>
 * Import, export and the written files take it from {@code RequestTerms}. Where planning heeds it: {@code solve/ProblemLoader}.
 *
 * <p>What planning data have no column for, such as the question to the panel, is a component of {@code RequestContent} and a column of
 * the database instead, so that no import changes it and no plan hangs on it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "competence", "consultation", "limits", "scope", "time"})
package org.samrad.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
