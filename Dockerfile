# Builds the program and runs it with PostgreSQL's or H2's settings from the environment; see the README.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /samrad
COPY . .
RUN ./mvnw --batch-mode --no-transfer-progress package -DskipTests

FROM eclipse-temurin:25-jre
RUN useradd --system --create-home samrad
USER samrad
WORKDIR /home/samrad
COPY --from=build /samrad/target/samrad.jar samrad.jar
# Nothing of the demo, and open to other machines; real data asks for PostgreSQL besides.
ENV SPRING_PROFILES_ACTIVE=production
EXPOSE 8080
ENTRYPOINT ["java", "-jar", "samrad.jar"]
