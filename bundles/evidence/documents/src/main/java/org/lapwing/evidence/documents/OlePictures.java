package org.lapwing.evidence.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hslf.usermodel.HSLFObjectData;
import org.apache.poi.hslf.usermodel.HSLFPictureData;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFSoundData;
import org.apache.poi.hssf.usermodel.HSSFPictureData;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.Picture;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.lapwing.platform.api.language.Texts;

/** What lies in the own streams of Word, Excel and PowerPoint: pictures, sounds, and objects of slides. */
final class OlePictures {

    private final List<Part> parts;
    private int pictures;

    private OlePictures(List<Part> parts) {
        this.parts = parts;
    }

    static void of(DirectoryNode root, Texts texts, List<Part> parts, List<String> problems) {
        OlePictures found = new OlePictures(parts);
        try {
            if (root.hasEntryCaseInsensitive("WordDocument")) {
                found.word(root);
            } else if (root.hasEntryCaseInsensitive("Workbook")) {
                found.sheets(root);
            } else if (root.hasEntryCaseInsensitive("PowerPoint Document")) {
                found.slides(root);
            }
        } catch (EncryptedDocumentException e) {
            parts.add(Part.closed("p", texts.get("parts.encrypted.name"), texts.get("parts.encrypted")));
        } catch (IOException | RuntimeException e) {
            problems.add(texts.get("parts.pictures", Flaw.of(e, texts)));
        }
    }

    // The documents are not closed: that would close the compound file below them, from which parts are still to be
    // read.

    private void word(DirectoryNode root) throws IOException {
        for (Picture picture : new HWPFDocument(root).getPicturesTable().getAllPictures()) {
            picture(picture.suggestFileExtension(), picture.getContent());
        }
    }

    private void sheets(DirectoryNode root) throws IOException {
        for (HSSFPictureData picture : new HSSFWorkbook(root, false).getAllPictures()) {
            picture(picture.suggestFileExtension(), picture.getData());
        }
    }

    private void slides(DirectoryNode root) throws IOException {
        HSLFSlideShow show = new HSLFSlideShow(root);
        for (HSLFPictureData picture : show.getPictureData()) {
            picture(picture.getType().extension.substring(1), picture.getData());
        }
        int sounds = 0;
        for (HSLFSoundData sound : show.getSoundData()) {
            byte[] bytes = sound.getData();
            String name = Labels.first("sound-" + sounds, sound.getSoundName());
            parts.add(Part.of("s" + sounds++, name, () -> new ByteArrayInputStream(bytes)));
        }
        int objects = 0;
        for (HSLFObjectData object : show.getEmbeddedObjects()) {
            String name = "object-" + objects + ".ole";
            parts.add(Part.of("x" + objects++, name, object::getInputStream));
        }
    }

    private void picture(String ending, byte[] bytes) {
        String name = "image-" + pictures + (ending.isBlank() ? "" : "." + ending);
        parts.add(Part.of("p" + pictures++, name, () -> new ByteArrayInputStream(bytes)));
    }
}
