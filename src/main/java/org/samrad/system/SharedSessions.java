package org.samrad.system;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.AsTyped;
import org.samrad.limits.IdentityNumbers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.FlashMapManager;
import org.springframework.web.servlet.support.AbstractFlashMapManager;
import org.springframework.web.util.WebUtils;

/**
 * How what a session holds becomes bytes in the database, where several programs share it, and requests of one visitor overlap. What a program of another version
 * has written and this one can't read counts as not there: at worst one signs in again.
 */
@Configuration(proxyBeanMethods = false)
class SharedSessions {

    private static final Logger LOG = LoggerFactory.getLogger(SharedSessions.class);

    @Bean
    ConversionService springSessionConversionService() {
        var conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(
                byte[].class,
                Object.class,
                new Readable(new DeserializingConverter(getClass().getClassLoader())));
        return conversion;
    }

    /**
     * Two pages of one visitor may keep the same thing at the same moment, by two programs: then the later one stays.
     */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> laterStays(
            @Value("${spring.datasource.url}") String url) {
        return DatabaseDriver.fromJdbcUrl(url) == DatabaseDriver.POSTGRESQL
                ? new PostgreSqlJdbcIndexedSessionRepositoryCustomizer()
                : sessions -> sessions.setCreateSessionAttributeQuery(
                        "merge into %TABLE_NAME%_attributes (session_primary_id, attribute_name, attribute_bytes)"
                                + " key (session_primary_id, attribute_name) values (?, ?, ?)");
    }

    @Bean
    FlashMapManager flashMapManager() {
        return new ToldNext();
    }

    private record Readable(Converter<byte[], Object> reader) implements Converter<byte[], @Nullable Object> {

        @Override
        public @Nullable Object convert(byte[] bytes) {
            try {
                return reader.convert(bytes);
            } catch (SerializationFailedException otherVersion) {
                LOG.info("What another version has kept of a session can't be read; it counts as not there.");
                return null;
            }
        }
    }

    /**
     * What one page has the next one tell, each for itself in the session. In one list for all, a request that is answered while
     * another one of the same visitor is (a form that looks ahead while it is sent) would put back the list as it had read it, and
     * what the other has to tell would be lost.
     *
     * <p>Where an identity number was typed, none of what is told has one: it is shown again without, and no session holds it. What
     * only looks like one, see {@link AsTyped}, is told whole.
     */
    static final class ToldNext extends AbstractFlashMapManager {

        private static final String NAME = "told-next.";

        /** What a page knows its own by, such as the key of a form: chance may make it look like a number. */
        private static final Pattern MADE_HERE = Pattern.compile("[\\p{XDigit}-]{32,}");

        @Override
        protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
            HttpSession session = request.getSession(false);
            return session == null ? null : new ArrayList<>(kept(session).keySet());
        }

        @Override
        protected void updateFlashMaps(
                List<FlashMap> wanted, HttpServletRequest request, HttpServletResponse response) {
            HttpSession session = request.getSession(!wanted.isEmpty());
            if (session == null) {
                return;
            }
            Map<FlashMap, String> kept = kept(session);
            boolean isTyped = isNumberTyped(request);
            for (FlashMap one : wanted) {
                if (kept.remove(one) == null) {
                    if (isTyped) {
                        one.replaceAll((name, value) -> withoutNumbers(value));
                    }
                    session.setAttribute(NAME + UUID.randomUUID(), one);
                }
            }
            kept.values().forEach(session::removeAttribute);
        }

        @Override
        protected @Nullable Object getFlashMapsMutex(HttpServletRequest request) {
            return WebUtils.getSessionMutex(request.getSession());
        }

        private static boolean isNumberTyped(HttpServletRequest request) {
            return request.getParameterMap().values().stream()
                    .flatMap(Arrays::stream)
                    .anyMatch(IdentityNumbers::isIn);
        }

        /** The same but for its texts, and those of what it is made of. */
        private static @Nullable Object withoutNumbers(@Nullable Object told) {
            return switch (told) {
                case null -> null;
                case AsTyped whole -> whole;
                case String text -> MADE_HERE.matcher(text).matches() ? text : IdentityNumbers.without(text);
                case List<?> all -> {
                    var rest = new ArrayList<@Nullable Object>();
                    all.forEach(one -> rest.add(withoutNumbers(one)));
                    yield rest.equals(all) ? all : rest;
                }
                case Set<?> all -> {
                    var rest = new LinkedHashSet<@Nullable Object>();
                    all.forEach(one -> rest.add(withoutNumbers(one)));
                    yield rest.equals(all) ? all : rest;
                }
                case Map<?, ?> all -> {
                    var rest = new LinkedHashMap<Object, @Nullable Object>();
                    all.forEach((key, one) -> rest.put(key, withoutNumbers(one)));
                    yield rest.equals(all) ? all : rest;
                }
                case Object[] all -> {
                    // Of the same kind, since what holds it may take no other.
                    @Nullable Object[] rest = all.clone();
                    for (int i = 0; i < all.length; i++) {
                        rest[i] = withoutNumbers(all[i]);
                    }
                    yield rest;
                }
                case Record form -> withoutNumbers(form);
                default -> told;
            };
        }

        private static Record withoutNumbers(Record form) {
            RecordComponent[] parts = form.getClass().getRecordComponents();
            var values = new @Nullable Object[parts.length];
            boolean isOther = false;
            try {
                for (int i = 0; i < parts.length; i++) {
                    Method part = parts[i].getAccessor();
                    part.setAccessible(true);
                    Object value = part.invoke(form);
                    values[i] = withoutNumbers(value);
                    isOther |= !Objects.equals(values[i], value);
                }
                if (!isOther) {
                    return form;
                }
                Constructor<? extends Record> whole = form.getClass()
                        .getDeclaredConstructor(Arrays.stream(parts)
                                .map(RecordComponent::getType)
                                .toArray(Class<?>[]::new));
                whole.setAccessible(true);
                return whole.newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("What is told can't be made anew: " + form.getClass(), e);
            }
        }

        /** Two that say the same are two. */
        private static Map<FlashMap, String> kept(HttpSession session) {
            Map<FlashMap, String> kept = new IdentityHashMap<>();
            for (String name : Collections.list(session.getAttributeNames())) {
                if (name.startsWith(NAME) && session.getAttribute(name) instanceof FlashMap one) {
                    kept.put(one, name);
                }
            }
            return kept;
        }
    }
}
