package org.lapwing.platform.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MediaTypesTest {

    private final MediaTypes types = new MediaTypes();

    private String of(String text, String name) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return types.of(bytes, bytes.length, name);
    }

    private String at(int place, String sign) {
        byte[] bytes = new byte[64 << 10];
        byte[] written = sign.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(written, 0, bytes, place, written.length);
        return types.of(bytes, bytes.length, "image");
    }

    @Test
    void mail_is_told_by_its_head_and_mails_of_a_mailbox_by_their_ending_too() {
        String mail =
                "From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\nDate: Mon, 1 Jan 2024 10:00:00 +0000\r\n\r\nhi\r\n";

        assertThat(of(mail, "a")).isEqualTo("message/rfc822");
        assertThat(of("From a@example.org Mon Jan  1 10:00:00 2024\n" + mail, "inbox"))
                .isEqualTo("application/mbox");
        assertThat(of("Subject: only this\n\nhi", "000001 only this.eml")).isEqualTo("message/rfc822");
        assertThat(of("X-Outlook-Source: outlook data file, node 7\r\nMIME-Version: 1.0\r\n\r\n", "7 x.eml"))
                .isEqualTo("message/rfc822");
        assertThat(at(0, "!BDN\1\2\3\4SM")).isEqualTo("application/vnd.ms-outlook-pst");
    }

    @Test
    void images_of_disks_are_told_by_their_structures() {
        assertThat(at(0, "EVF\t\r\n\u00ff\0\1")).isEqualTo("application/x-ewf");
        assertThat(at(0, "KDMV\1")).isEqualTo("application/x-vmdk");
        assertThat(at(0, "# Disk DescriptorFile\nversion=1\n")).isEqualTo("application/x-vmdk");
        assertThat(at(0, "conectix")).isEqualTo("application/x-vhd");
        assertThat(at(0, "vhdxfile")).isEqualTo("application/x-vhdx");
        assertThat(at(0, "QFI\u00fb\0\0\0\3")).isEqualTo("application/x-qcow2");
        assertThat(at(512, "EFI PART")).isEqualTo(DiskLook.RAW);
        assertThat(at(32, "NXSB")).isEqualTo(DiskLook.RAW);
        assertThat(at(1024, "H+\0\4")).isEqualTo(DiskLook.RAW);
        assertThat(at(32769, "CD001")).isEqualTo("application/x-iso9660-image");
    }

    @Test
    void a_table_of_partitions_makes_an_image_and_two_signs_alone_do_not() {
        byte[] disk = new byte[64 << 10];
        disk[510] = 0x55;
        disk[511] = (byte) 0xAA;
        assertThat(types.of(disk, disk.length, "disk")).isEqualTo(MediaTypes.UNKNOWN);

        ByteBuffer.wrap(disk).order(ByteOrder.LITTLE_ENDIAN).putInt(454, 2048).putInt(458, 4096);
        disk[450] = 0x0c;
        assertThat(types.of(disk, disk.length, "disk")).isEqualTo(DiskLook.RAW);

        disk[446] = 0x33;
        assertThat(types.of(disk, disk.length, "disk")).isEqualTo(MediaTypes.UNKNOWN);
    }

    @Test
    void what_its_first_bytes_tell_is_told_by_them() {
        assertThat(at(0, "\u00ff\u00d8\u00ff\u00e0")).isEqualTo("image/jpeg");
        assertThat(at(0, "\u0089PNG\r\n\u001a\n")).isEqualTo("image/png");
        assertThat(at(0, "%PDF-1.7\n")).isEqualTo("application/pdf");
        assertThat(at(0, "PK\3\4")).isEqualTo("application/zip");
        assertThat(of("PK\3\4" + "\0".repeat(26) + "mimetypeapplication/epub+zip", "book"))
                .isEqualTo("application/epub+zip");
    }

    @Test
    void what_is_a_disc_as_well_is_told_as_the_long_list_of_formats_has_it() {
        byte[] both = new byte[64 << 10];
        System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.ISO_8859_1), 0, both, 0, 9);
        assertThat(FirstBytes.type(both, both.length)).isNotNull();
        System.arraycopy("CD001".getBytes(StandardCharsets.ISO_8859_1), 0, both, 32_769, 5);
        assertThat(FirstBytes.type(both, both.length)).isNull();
    }
}
