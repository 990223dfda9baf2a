/**
 * The coordinator's pages: requests listed, shown, filed, changed and withdrawn. Apart from {@code request}, because a page
 * shows a request together with its published consultation and people's names, and both of those stand on requests.
 *
 * <p>To add a field to a request: {@code RequestTerms}, {@code ConsultationRequest} and a migration in {@code request};
 * {@code RequestForm}, {@code RequestReading}, the templates {@code inbox/form} and {@code inbox/show} and the messages here;
 * the column in {@code dataset} and {@code exchange} where planning data carries it.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"request", "schedule", "specialist", "competence", "consultation", "time", "system"})
package org.samrad.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
