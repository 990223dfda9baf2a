package org.samrad.policy;

import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Where the one {@link Policy} of a kind is kept. */
@NoRepositoryBean
public interface Policies<T extends Policy> extends Repository<T, Integer> {

    Optional<T> findById(Integer id);

    <S extends T> S save(S policy);

    /** The only one, which a migration has made. */
    default T current() {
        return findById(Policy.ONLY).orElseThrow();
    }

    /**
     * Sets another, and tells it: see {@link PolicyChanged}.
     *
     * @param seen the {@link Policy#version} that was looked at
     * @throws OptimisticLockingFailureException where others were set meanwhile
     */
    @Transactional
    default void change(int seen, Consumer<T> change) {
        T policy = current();
        policy.requireUnchangedSince(seen);
        policy.change(() -> change.accept(policy));
        save(policy);
    }
}
