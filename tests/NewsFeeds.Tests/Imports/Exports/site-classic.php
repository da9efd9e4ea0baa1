<?php
// A site of the classic editor: bodies without paragraphs, shortcodes, addresses of twenty years.

const OLD = 'http://thoisu.example';

person('hoang.loi', 'Hoàng Lợi – Quang Mẫn');
person('tran.binh', 'Trần Văn Bình & cộng sự');
person('le.thi.b', 'Lê Thị “Bé”');

term('thoi-su', 'Thời sự', 'category', ['description' => 'Chuyện trong ngày & "chuyện dài"']);
term('the-thao', 'Thể thao');
term('bong-da', 'Bóng đá', 'category', ['parent' => 'the-thao', 'slug' => 'bong-da']);
term('giai-tinh', 'Giải tỉnh', 'category', ['parent' => 'bong-da']);
term('khoa-hoc', 'Khoa học & Công nghệ');
term('quoc-phong', 'Quốc phòng, an ninh');
term('tin-khmer', 'ព័ត៌មាន');
term('trong', 'Chuyên mục trống');
term('tag-bong-da', 'bóng đá', 'post_tag', ['slug' => 'bong-da']);
term('bao-gio', 'bão', 'post_tag', ['slug' => 'bao']);
term('bao-giay', 'báo', 'post_tag', ['slug' => 'bao-giay']);
term('bao-ve', 'bảo', 'post_tag', ['slug' => 'bao-ve']);
term('r-va-d', 'R&D', 'post_tag');
term('phay', 'tàu, thuyền', 'post_tag');

media('cau', 'cau-moi.png', '2025-10-02 08:00:00', ['size' => [1200, 600], 'alt' => 'Cầu mới bắc qua sông', 'caption' => 'Cầu mới. Ảnh: <em>Hoa</em>']);
media('cho', 'cho-que.jpg', '2025-10-02 08:05:00', ['size' => [1000, 500], 'alt' => 'Chợ "quê" & hàng rau']);
media('dai-hoi', 'ảnh đại hội.jpg', '2025-10-03 08:00:00', ['size' => [320, 200], 'raw' => true, 'caption' => 'Đại hội & hội thảo']);
media('bao-9', "ba\u{0303}o-so\u{0302}\u{0301}-9.png", '2025-10-03 08:10:00', ['size' => [320, 200], 'raw' => true, 'alt' => 'Bão số 9']);
media('hai-bai', 'dong-lua.png', '2025-10-04 08:00:00', ['alt' => 'Đồng lúa']);
media('cu', 'dinh-lang.jpg', '2009-03-05 08:00:00', ['size' => [320, 240], 'alt' => 'Đình làng']);
media('am', 'ban-tin.mp3', '2025-10-05 08:00:00', ['bytes' => silence(), 'caption' => 'Bản tin sáng']);
media('am-2', 'ban-tin-chieu.mp3', '2025-10-05 16:00:00', ['bytes' => silence(), 'title' => 'Bản tin chiều']);
media('hinh', 'phong-su.mp4', '2025-10-05 08:10:00', ['bytes' => "\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\x08free"]);
media('van-ban', 'quyet-dinh.pdf', '2025-10-05 08:20:00', ['bytes' => "%PDF-1.4\n%%EOF\n", 'title' => 'Quyết định']);

// -- what the site was before -------------------------------------------------------------------------------------------

post('old-1969', '1969-09-09 10:00:00', 'Tin cũ của đài', "Bản tin chép lại từ sổ tay.\n\nGiờ khi ấy sớm hơn một giờ.", ['guid' => OLD . '/?p=3']);
post('control-title', '2009-03-01 07:00:00', "Lũ\u{000B} lên nhanh trên sông", "Nước lên trong đêm.", ['guid' => OLD . '/?p=41']);
post('control-body', '2009-03-02 07:00:00', 'Đê bao được gia cố', "Dán từ máy soạn thảo:\u{000B}hai\u{0008} dòng,\u{000C} một trang\u{001F}.", ['guid' => OLD . '/?p=42']);
post('old-host', '2009-03-05 09:00:00', 'Đình làng trùng tu', '<a href="' . OLD . '/wp-content/uploads/2009/03/dinh-lang.jpg"><img class="alignleft" src="' . OLD
    . '/wp-content/uploads/2009/03/dinh-lang.jpg" alt="Đình làng" width="320" height="240" /></a>Thợ lợp lại mái. Xem <a href="' . OLD
    . '/?p=42">tin trước</a> hay <a href="http://www.baotinh.example/2009/03/de-bao-duoc-gia-co/">tin ấy ở nhà mới</a>.', ['guid' => OLD . '/?p=45', 'author' => 'chu.but']);
post('gmt-missing', '2009-06-01 08:00:00', 'Bài nhập từ thời trước', 'Ngày chỉ có theo giờ nhà.', ['guid' => OLD . '/?p=60', 'local' => true]);
post('guid-foreign', '2010-01-04 09:00:00', 'Bài nhận từ cơ quan khác', 'Bài có địa chỉ riêng của nơi gửi.', ['guid' => 'https://tin.example/bai?id=7&muc=3']);
post('guid-urn', '2010-01-05 09:00:00', 'Bài có mã số', 'Mã số không phải là địa chỉ.', ['guid' => 'urn:uuid:6fa459ea-ee8a-3ca4-894e-db77e160355e']);
post('guid-tag', '2010-01-06 09:00:00', 'Bài có mã mà WordPress không in', 'Mã bắt đầu bằng chữ tag.', ['guid' => 'tag:baotinh.example,2010:bai-6']);
post('guid-permalink', '2010-01-07 09:00:00', 'Bài có mã là địa chỉ', 'Mã là địa chỉ của bài khi ấy.', ['guid' => OLD . '/2010/01/bài-có-mã/']);
post('khmer', '2010-02-01 09:00:00', 'ព័ត៌មានប្រចាំថ្ងៃ', "ទឹកឡើងនៅពេលយប់។\n\nBản tin tiếng Khmer.", ['in' => ['tin-khmer']]);
post('long-title', '2010-02-02 09:00:00', str_repeat('Một tiêu đề dài kể hết mọi chuyện trong ngày, ', 12) . 'và hết', 'Bài ngắn hơn tiêu đề.');

// -- the body -----------------------------------------------------------------------------------------------------------

post('autop', '2025-10-10 08:00:00', 'Nắng lên sau mưa', <<<'BODY'
Đoạn một, dòng một
dòng hai của đoạn một.

Đoạn hai.



Đoạn ba sau ba dòng trống.
<blockquote>Lời trích của ông Sáu.

Lời trích đoạn hai.</blockquote>
Đoạn ngay sau lời trích.
<ul>
	<li>một</li>
	<li>hai</li>
</ul>
<pre>thụt
    vào   và

dòng trống</pre>
<h3>Đề mục</h3>
Đoạn dưới đề mục.

<div>Trong khung
dòng hai</div>

<table>
<tr><td>Giá lúa</td><td>7.200</td></tr>
</table>
Đoạn <strong>đậm</strong>, <em>nghiêng</em><br />
và một dòng nữa.

<!-- ghi chú của biên tập -->

<p>Đoạn đã có thẻ.</p>

<hr />

Đoạn cuối.
BODY, ['tags' => ['bao-gio', 'bao-giay', 'bao-ve']]);
post('crlf', '2025-10-10 09:00:00', 'Bài gửi từ Windows', "Đoạn một,\r\ndòng hai.\r\n\r\nĐoạn hai.\r\n\r\n<ul>\r\n<li>một</li>\r\n<li>hai</li>\r\n</ul>\r\n");
post('edited', '2025-10-10 10:00:00', 'Giá lúa tăng', 'Giá lúa tăng <b>ba</b> giá.', ['modified' => '2025-12-05 16:45:10', 'in' => ['khoa-hoc', 'thoi-su'], 'author' => 'tran.binh', 'tags' => ['r-va-d', 'phay']]);
post('date-boundary', '2025-12-10 02:30:00', 'Tin lúc nửa đêm', 'Ở đây đã là ngày mười, ở nơi khác còn ngày chín.');
post('more', '2025-10-11 08:00:00', 'Có phần đọc tiếp', "Lời dẫn trước dấu.\n\n<!--more Đọc tiếp bài này-->\n\nPhần còn lại của bài.");
post('more-inline', '2025-10-11 08:10:00', 'Dấu đọc tiếp giữa đoạn', "Lời dẫn<!--more--> và phần còn lại cùng một đoạn.\n\nHết.");
post('noteaser', '2025-10-11 08:20:00', 'Lời dẫn không nhắc lại', "Lời dẫn chỉ ở trang nhất.\n\n<!--more--><!--noteaser-->\n\nThân bài.");
post('nextpage', '2025-10-11 09:00:00', 'Phóng sự ba trang', "Trang một của phóng sự.\n\n<!--nextpage-->\n\nTrang hai của phóng sự.\n<!--nextpage-->Trang ba, hết.");
post('caption', '2025-10-12 08:00:00', 'Khánh thành cầu', <<<'BODY'
[caption id="attachment_{id:cau}" align="aligncenter" width="300"]<a href="{file:cau}"><img class="size-medium wp-image-{id:cau}" src="{medium:cau}" alt="Cầu mới bắc qua sông" width="300" height="150" /></a> Cầu mới, <em>nhìn từ bờ Bắc</em>. Ảnh: Hoa[/caption]

Xe đã qua cầu.

[caption align="alignright" width="150" caption="Chợ quê, kiểu chú thích cũ"]<img src="{thumbnail:cho}" alt="" width="150" height="150" />[/caption]

Chợ họp sớm.
BODY, ['author' => 'hoang.loi']);
post('gallery', '2025-10-12 09:00:00', 'Chùm ảnh cuối tuần', "Mời xem ảnh.\n\n[gallery ids=\"{ids:cau cho dai-hoi}\" columns=\"2\" link=\"file\" size=\"medium\"]\n\nHết ảnh.", ['format' => 'gallery']);
post('gallery-own', '2025-10-12 10:00:00', 'Ảnh gắn với bài', "Ảnh của chính bài này:\n\n[gallery]");
media('gan-1', 'gan-mot.png', '2025-10-12 10:01:00', ['size' => [200, 100], 'parent' => 'gallery-own', 'caption' => 'Ảnh gắn một']);
media('gan-2', 'gan-hai.png', '2025-10-12 10:02:00', ['size' => [200, 100], 'parent' => 'gallery-own', 'alt' => 'Ảnh gắn hai']);
post('audio', '2025-10-13 08:00:00', 'Nghe bản tin', <<<'BODY'
[audio mp3="{file:am}"][/audio]

[audio src="{file:am-2}" loop="on"]

{file:am}

Nghe ba cách.
BODY, ['meta' => [['enclosure', HOME . "/wp-content/uploads/2025/10/ban-tin.mp3\r\n2080\r\naudio/mpeg\r\n"],
    ['enclosure', HOME . "/wp-content/uploads/2025/10/ban-tin-chieu.mp3\n2080\naudio/mpeg\n" . 'a:1:{s:8:"duration";s:8:"00:00:01";}']]]);
post('enclosure-bare', '2025-10-13 08:30:00', 'Bản tin nơi khác', 'Nghe ở máy chủ âm thanh.', ['meta' => [['enclosure', "https://am.example/tin 1.mp3\n\naudio/mpeg"]]]);
post('video', '2025-10-13 09:00:00', 'Xem phóng sự', <<<'BODY'
[video width="640" height="360" mp4="{file:hinh}" poster="{file:cau}"][/video]

[playlist ids="{ids:am am-2}"]

[playlist type="video" ids="{ids:hinh}"]
BODY, ['format' => 'video']);
post('embed', '2025-10-13 10:00:00', 'Nhúng từ nơi khác', <<<'BODY'
Xem đoạn phim:

https://www.youtube.com/watch?v=Bao-Tinh_01

[embed width="400"]https://vimeo.com/1234567[/embed]

Một địa chỉ giữa câu https://baotinh.example/khong-nhung không được nhúng.

https://noila.example/bai-viet?x=1&y=2

{url:autop}

<iframe width="560" height="315" src="https://www.youtube.com/embed/Bao-Tinh_02" frameborder="0" allowfullscreen></iframe>
BODY);
post('shortcodes', '2025-10-14 08:00:00', 'Mã của phần mềm lạ', <<<'BODY'
[vc_row][vc_column width="1/2"][vc_column_text]
Chữ trong cột thứ nhất.
[/vc_column_text][/vc_column][/vc_row]

[contact-form-7 id="12" title="Liên hệ"]

Viết mã thì gõ [[gallery]] hay [[caption]chữ[/caption]].

Chú thích [1], [2] và [không phải mã], cả [...] nữa.

[su_box title="Hộp [trong] hộp" style="soft"]Chữ trong hộp.[/su_box]

Nút: [button link="https://baotinh.example/?a=1&b=2"]Bấm[/button]
BODY);
post('raw-html', '2025-10-14 09:00:00', 'Mã HTML thô', <<<'BODY'
<script>alert("không ai thấy");</script>
<p onclick="alert(1)" style="color: red">Đoạn có mã lạ.</p>
<a href="javascript:alert(1)">Liên kết lạ</a> và <a href="../lien-he/">liên kết tương đối</a>
<img src="/wp-content/uploads/2025/10/dong-lua.png" alt="Đồng lúa" onerror="alert(1)" />
<form action="/tim"><input name="s" value="tìm" /></form>
<center><font color="red">Thẻ cũ</font></center>
<object data="phim.swf"><embed src="phim.swf" /></object>
<style>.x { color: red }</style>
BODY);
post('cdata-end', '2025-10-14 10:00:00', 'Chuỗi ]]> trong bài', 'Trong bài cũng có ]]> và <code>a[b[0]]>1</code> và &lt;![CDATA[ x ]]&gt;.');
post('emoji', '2025-10-14 11:00:00', 'Mùa nước nổi 🌊👨‍👩‍👧‍👦', "Bà con 👍🏽 chuẩn bị 🚤.\n\nCờ 🇻🇳.");
post('nfd', '2025-10-14 12:00:00', "Ba\u{0303}o so\u{0302}\u{0301} 9 ma\u{0323}nh le\u{0302}n", "Chu\u{031B}\u{0303} ro\u{031B}\u{0300}i da\u{0302}\u{0301}u: "
    . '<img class="alignnone size-full wp-image-{id:bao-9}" src="{file:bao-9}" alt="Bão số 9" width="320" height="200" />');
post('title-markup', '2025-10-15 08:00:00', "Giá vàng tăng 5 < 7 &amp; \"kỷ lục\" & <em>“mới”</em>\u{00A0}!", 'Tiêu đề có thẻ và dấu.', ['author' => 'le.thi.b']);
post('title-empty', '2025-10-15 09:00:00', '', 'Bài không có tiêu đề mà vẫn có chữ. Câu thứ hai.');
post('empty-body', '2025-10-15 10:00:00', 'Tin ảnh', '');
lead('empty-body', 'hai-bai');
post('backslash', '2025-10-15 11:00:00', 'Đường dẫn C:\tin\bài', 'Tệp ở <code>C:\tin\bài</code> và \\máy\chung; giá $1 và $2.');
post('excerpt', '2025-10-15 12:00:00', 'Bài có tóm tắt', "Thân bài.\n\nĐoạn hai.", ['excerpt' => "Tóm tắt có <strong>thẻ</strong> &amp; dấu,\ncó <a href=\"/lien-he/\">liên kết</a>."]);
post('pictures', '2025-10-16 08:00:00', 'Ảnh đủ cỡ', <<<'BODY'
<img class="alignnone size-medium wp-image-{id:cau}" src="{medium:cau}" alt="Cầu mới" width="300" height="150" srcset="{medium:cau} 300w, {file:cau} 1200w" sizes="(max-width: 300px) 100vw, 300px" />

<a href="{file:cho}"><img class="size-thumbnail wp-image-{id:cho}" src="{thumbnail:cho}" alt="Chợ &quot;quê&quot;" width="150" height="150" /></a>

<a href="https://baotinh.example/?attachment_id={id:hai-bai}" rel="attachment wp-att-{id:hai-bai}"><img class="wp-image-{id:hai-bai}" src="{file:hai-bai}" alt="Đồng lúa" width="640" height="400" /></a>

<img src="https://baotinh.example/wp-content/uploads/2025/10/%E1%BA%A3nh%20%C4%91%E1%BA%A1i%20h%E1%BB%99i.jpg" alt="Đại hội" />

<img src="http://baotinh.example/wp-content/uploads/2025/10/dong-lua-300x188.png" alt="Cỡ nhỏ, giao thức cũ" />

<img src="//baotinh.example/wp-content/uploads/2025/10/dong-lua-999x999.png" alt="Cỡ không còn" />

<img src="/wp-content/uploads/2025/10/mat-roi.png" alt="Ảnh đã mất" />

<img src="https://anh.example/ngoai.jpg" alt="Ảnh nơi khác" />

<a href="{file:van-ban}">Quyết định (PDF)</a>
BODY);
post('links', '2025-10-16 09:00:00', 'Liên kết trong nhà', <<<'BODY'
<a href="{url:autop}">tuyệt đối</a>
<a href="{path:autop}">từ gốc</a>
<a href="//baotinh.example{path:autop}">không giao thức</a>
<a href="http://www.baotinh.example{path:autop}">tên máy cũ</a>
<a href="https://baotinh.example/?p={id:autop}">bằng số</a>
<a href="/?p={id:autop}#doan-hai">bằng số, có neo</a>
<a href="{url:nextpage}2/">trang hai</a>
<a href="{url:more}#more-{id:more}">phần đọc tiếp</a>
<a href="{url:khmer}">chữ Khmer</a>
<a href="https://baotinh.example/2025/10/nang-len-sau-mua">thiếu gạch cuối</a>
<a href="{url:autop}?utm_source=fb">có đuôi theo dõi</a>
<a href="{url:autop}feed/">bảng tin của bài</a>
<a href="https://baotinh.example/category/the-thao/bong-da/">chuyên mục</a>
<a href="/tag/bao/">thẻ</a>
<a href="/author/hoang-loi/">người viết</a>
<a href="{url:lien-he}">trang liên hệ</a>
<a href="https://baotinh.example/?p=987654">bài không còn</a>
<a href="{url:nhap}">bài nháp</a>
<a href="https://baotinh.example/">trang nhất</a>
<a href="/feed/">bảng tin</a>
<a href="mailto:toa.soan@baotinh.example">thư</a>
<a href="#cuoi">cuối trang</a>
<a href="https://noila.example/?p={id:autop}">nhà khác</a>
BODY);

// -- names, dates and states --------------------------------------------------------------------------------------------

post('slug-dup-1', '2025-10-17 08:00:00', 'Tin vắn trong ngày', 'Tin vắn thứ nhất.', ['in' => ['giai-tinh']]);
post('slug-dup-2', '2025-10-18 08:00:00', 'Tin vắn trong ngày', 'Tin vắn thứ hai.', ['in' => ['bong-da', 'giai-tinh'], 'tags' => ['tag-bong-da']]);
post('tie-1', '2025-10-19 08:00:00', 'Cùng giây, bài một', 'Bài một.', ['in' => ['quoc-phong']]);
post('tie-2', '2025-10-19 08:00:00', 'Cùng giây, bài hai', 'Bài hai.', ['in' => ['quoc-phong', 'the-thao']]);
post('lead-after', '2025-10-20 08:00:00', 'Ảnh đại diện đến sau', 'Ảnh của bài nằm sau bài trong tệp xuất.', ['in' => ['the-thao', 'bong-da']]);
media('den-sau', 'den-sau.png', '2025-10-20 08:05:00', ['size' => [320, 200], 'alt' => 'Đến sau', 'parent' => 'lead-after']);
lead('lead-after', 'den-sau');
post('lead-shared', '2025-10-20 09:00:00', 'Ảnh chung với bài khác', 'Ảnh đại diện là ảnh của bài khác.');
lead('lead-shared', 'hai-bai');
post('lead-missing', '2025-10-20 10:00:00', 'Ảnh đại diện đã mất', 'Số của ảnh không còn.');
lead('lead-missing', 999999);
post('lead-unicode', '2025-10-20 11:00:00', 'Ảnh tên có dấu', 'Tên tệp có dấu và khoảng trống.');
lead('lead-unicode', 'dai-hoi');
post('sticky', '2025-10-21 08:00:00', 'Ghim đầu trang', 'Bài ghim.', ['sticky' => true]);
post('aside', '2025-10-21 09:00:00', 'Tin ngắn', 'Một câu.', ['format' => 'aside']);
post('nobody', '2025-10-21 10:00:00', 'Người viết đã nghỉ', 'Tài khoản đã xóa.', ['nobody' => true]);
post('comments', '2025-10-21 11:00:00', 'Bài nhiều ý kiến', 'Thân bài không chứa ý kiến.', ['comments' => [
    ['comment_content' => 'Ý KIẾN MỘT đã duyệt ]]> &'],
    ['comment_content' => 'Ý KIẾN HAI chờ duyệt', 'comment_approved' => 0],
    ['comment_content' => 'NHẮC BÀI', 'comment_type' => 'pingback', 'comment_author_url' => 'https://noila.example/'],
    ['comment_content' => 'RÁC', 'comment_approved' => 'spam']]]);
post('password', '2025-10-22 08:00:00', 'Bài có mật khẩu', 'BÍ MẬT trong thân bài.', ['password' => 'mo-cua', 'excerpt' => 'BÍ MẬT trong tóm tắt.']);
post('private', '2025-10-22 09:00:00', 'Bài nội bộ', 'BÍ MẬT của tòa soạn.', ['status' => 'private']);
post('future', '2031-02-03 04:05:06', 'Hẹn giờ năm 2031', 'Chưa đến giờ.', ['status' => 'future']);
post('nhap', '2025-11-20 09:00:00', 'Bài nháp có ngày', 'BÍ MẬT chưa xong.', ['status' => 'draft']);
post('nhap-khong-ngay', '', 'Bài nháp không ngày', 'BÍ MẬT chưa xong, chưa có ngày.', ['status' => 'draft']);
post('cho-duyet', '2025-11-21 09:00:00', 'Bài chờ duyệt', 'BÍ MẬT chờ duyệt.', ['status' => 'pending']);
post('thung-rac', '2025-11-22 09:00:00', 'Bài bỏ đi', 'BÍ MẬT đã bỏ.');
wp_trash_post($ids['thung-rac']);

// -- what is no post ----------------------------------------------------------------------------------------------------

post('lien-he', '2010-01-01 08:00:00', 'Liên hệ', "Tòa soạn ở số 1 đường Bờ Sông.\n\n[contact-form-7 id=\"12\"]", ['type' => 'page', 'slug' => 'lien-he']);
post('so-do', '2010-01-01 09:00:00', 'Sơ đồ', 'Đường đến tòa soạn.', ['type' => 'page', 'parent' => 'lien-he']);
$menu = must(wp_create_nav_menu('Trình đơn chính'));
wp_update_nav_menu_item($menu, 0, ['menu-item-title' => 'Trang nhất', 'menu-item-url' => HOME . '/', 'menu-item-status' => 'publish']);
