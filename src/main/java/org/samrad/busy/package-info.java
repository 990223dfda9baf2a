/**
 * When specialists are busy elsewhere, read from their own calendars: an address that is fetched again and again, or a file. Of a
 * calendar nothing is kept but from when until when somebody is busy. Planning takes these times as absences ({@code
 * exchange.StoredRows}), beside those that were typed and apart from them: they are no master data, and no export has them.
 * {@code busy.ics} reads calendars, {@code busy.fetch} fetches them without letting anybody turn that against the server's own
 * network.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "answer", "limits", "schedule", "specialist", "time"})
package org.samrad.busy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
