package vn.nhip.server.register;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All registers there are. */
@Component
public class Registers {
    private final List<Register> registers;

    public Registers(List<Register> registers) {
        this.registers = List.copyOf(registers);
    }

    public List<String> names() {
        return registers.stream()
                .map(register -> register.shape().name())
                .sorted()
                .toList();
    }

    public Optional<Register> find(String name) {
        return registers.stream()
                .filter(register -> register.shape().name().equals(name))
                .findFirst();
    }

    /** Grows whenever any of them says something new, in this process or another. */
    public long revision() {
        return registers.stream().mapToLong(Register::revision).sum();
    }
}
