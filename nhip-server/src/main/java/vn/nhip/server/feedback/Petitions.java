package vn.nhip.server.feedback;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.nhip.core.feedback.Petition;
import vn.nhip.server.register.Kept;

/** The way in to petitions for other modules. */
@Component
public class Petitions {
    private final Kept<Petition> petitions;

    Petitions(PetitionRegister register) {
        this.petitions = new Kept<>(register, PetitionRegister::petition);
    }

    /** Every petition, as of now. */
    public List<Petition> all() {
        return petitions.all();
    }
}
