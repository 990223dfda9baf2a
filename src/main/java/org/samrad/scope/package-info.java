/**
 * What of the region an account may see and do, decided in one place and asked at the query: {@link org.samrad.scope.Scope}
 * says for which organisations, as a {@link org.samrad.scope.Reach} that queries take as a parameter, so that lists, counts,
 * pages and searches can't differ. Which pages there are for whom at all is {@code system/SecurityConfiguration}'s.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "account")
package org.samrad.scope;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
