/**
 * Going somewhere by typing: the pages that an account may open, and the requests, consultations and specialists that it may know of, by
 * a few letters. The menu and the tabs are made of the same list of pages, {@link org.samrad.go.SitePages}. What looks like an identity
 * number is neither looked for nor kept, and what may become one gets into no address.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "dataset",
            "limits",
            "masterdata",
            "mytime",
            "schedule",
            "scope",
            "specialist",
            "time"
        })
package org.samrad.go;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
