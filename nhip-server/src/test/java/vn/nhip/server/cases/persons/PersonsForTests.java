package vn.nhip.server.cases.persons;

import java.util.Map;
import java.util.Optional;
import vn.nhip.contract.Person;

/** Opens what is kept, without a record, for tests outside this package. */
public final class PersonsForTests {
    private PersonsForTests() {}

    public static Optional<Person> find(Persons persons, String caseCode) {
        return persons.find(caseCode).map(kept -> person(kept.values()));
    }

    private static Person person(Map<PersonField, String> values) {
        return new Person(
                values.get(PersonField.NAME),
                values.get(PersonField.IDENTITY_NUMBER),
                values.get(PersonField.PHONE),
                values.get(PersonField.EMAIL),
                values.get(PersonField.ADDRESS));
    }
}
