package org.samrad.system;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
     */
    static final class ToldNext extends AbstractFlashMapManager {

        private static final String NAME = "told-next.";

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
            for (FlashMap one : wanted) {
                if (kept.remove(one) == null) {
                    session.setAttribute(NAME + UUID.randomUUID(), one);
                }
            }
            kept.values().forEach(session::removeAttribute);
        }

        @Override
        protected @Nullable Object getFlashMapsMutex(HttpServletRequest request) {
            return WebUtils.getSessionMutex(request.getSession());
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
