"""Moroccan names in both scripts. Every full name of the sample is put together by chance: it is nobody's."""

from __future__ import annotations

Name = tuple[str, str]  # Arabic, Latin


def _names(text: str) -> tuple[Name, ...]:
    pairs = (part.split("=") for part in text.replace("\n", " ").split("·"))
    return tuple((arabic.strip(), latin.strip()) for arabic, latin in pairs)


MEN = _names(
    """محمد=Mohammed · أحمد=Ahmed · يوسف=Youssef · عبد الله=Abdellah · حسن=Hassan · الحسين=El Houssine · علي=Ali ·
    عمر=Omar · خالد=Khalid · رشيد=Rachid · سعيد=Said · مصطفى=Mustapha · عبد الرحيم=Abderrahim ·
    عبد العزيز=Abdelaziz · عبد القادر=Abdelkader · عبد الحق=Abdelhak · عبد الكريم=Abdelkrim · عبد الإله=Abdelilah ·
    عبد الغني=Abdelghani · عبد اللطيف=Abdellatif · عبد المجيد=Abdelmajid · عبد الواحد=Abdelouahed · إبراهيم=Brahim ·
    إدريس=Driss · أنس=Anas · أيوب=Ayoub · أمين=Amine · إلياس=Ilyas · بدر=Badr · بلال=Bilal · توفيق=Toufik ·
    جمال=Jamal · جواد=Jaouad · حكيم=Hakim · حمزة=Hamza · حميد=Hamid · رضوان=Redouane · زكرياء=Zakaria · زهير=Zouhair ·
    سفيان=Soufiane · سمير=Samir · صلاح الدين=Salaheddine · طارق=Tarik · عادل=Adil · عثمان=Othmane · عزيز=Aziz ·
    عماد=Imad · عصام=Issam · فؤاد=Fouad · فيصل=Faissal · كريم=Karim · كمال=Kamal · لحسن=Lahcen · محسن=Mohcine ·
    مراد=Mourad · مروان=Marouane · منير=Mounir · مهدي=Mehdi · مولود=Mouloud · ميمون=Mimoun · نبيل=Nabil ·
    نور الدين=Noureddine · هشام=Hicham · ياسين=Yassine · يونس=Younes · ياسر=Yasser · المعطي=El Maati ·
    بوشعيب=Bouchaib · العربي=Larbi · الطيب=Taieb · المختار=El Mokhtar · سيدي محمد=Sidi Mohamed · هيثم=Haitam ·
    معاذ=Mouad · أسامة=Oussama · أشرف=Achraf · وليد=Walid · نجيب=Najib · عبد الصمد=Abdessamad"""
)
WOMEN = _names(
    """فاطمة=Fatima · فاطمة الزهراء=Fatima Zahra · خديجة=Khadija · عائشة=Aicha · مريم=Meryem · زينب=Zineb ·
    أمينة=Amina · نادية=Nadia · سعاد=Souad · حنان=Hanane · سناء=Sanaa · لطيفة=Latifa · رشيدة=Rachida · مليكة=Malika ·
    نعيمة=Naima · سميرة=Samira · كريمة=Karima · حسناء=Hasnaa · إكرام=Ikram · إلهام=Ilham · أسماء=Asmae ·
    بشرى=Bouchra · جميلة=Jamila ·
    حليمة=Halima · حياة=Hayat · رجاء=Rajae · رقية=Rkia · زهرة=Zahra · زهور=Zhour · سارة=Sara · سكينة=Soukaina ·
    سلمى=Salma · سهام=Siham · شيماء=Chaimae · صباح=Sabah · عزيزة=Aziza · غزلان=Ghizlane · فتيحة=Fatiha · فدوى=Fadoua ·
    كوثر=Kaoutar · لبنى=Loubna · لمياء=Lamiae · ليلى=Leila · ماجدة=Majda · منى=Mouna · نجاة=Najat · نجية=Najia ·
    نزهة=Nezha · نورة=Noura · هاجر=Hajar · هدى=Houda · هند=Hind · وفاء=Wafae · وئام=Wiam · يامنة=Yamna · يسرى=Yousra ·
    إيمان=Imane · ابتسام=Ibtissam · حفصة=Hafsa · دنيا=Dounia · ربيعة=Rabia · سومية=Soumia · مينة=Mina · ثورية=Touria"""
)
FAMILIES = _names(
    """العلوي=Alaoui · الإدريسي=El Idrissi · بناني=Bennani · التازي=Tazi · الفاسي=El Fassi · برادة=Berrada ·
    بنجلون=Benjelloun · السقاط=Sekkat · العراقي=Iraqi · الشرايبي=Chraibi · بنسودة=Bensouda · القادري=El Kadiri ·
    الخطابي=El Khattabi · الريفي=Rifi · السوسي=Soussi · الدكالي=Doukkali · الشاوي=Chaoui · الغرباوي=Gharbaoui ·
    الزموري=Zemmouri · الحياني=El Hayani · المرابط=El Mrabet · الوزاني=Ouazzani · الصقلي=Skalli · الكتاني=Kettani ·
    بنموسى=Benmoussa · بنعيسى=Benaissa · بنعلي=Benali · بنحدو=Benhaddou · بنسعيد=Bensaid · بنصالح=Bensalah ·
    بنعمر=Benomar · بنيحيى=Benyahya · بنطالب=Bentaleb · بنشقرون=Benchekroun · بلحاج=Belhaj · بلقاسم=Belkacem ·
    بلمليح=Belmlih · بلخير=Belkhir · بوعزة=Bouazza · بوشتى=Bouchta · بوعياد=Bouayad · بوسلهام=Bousselham ·
    بوزيان=Bouziane · بوطالب=Boutaleb · بوحمرة=Bouhamra · بوجمعة=Boujemaa · أوبلا=Oubella · أوعلي=Ouali ·
    أيت لحسن=Ait Lahcen · أيت بها=Ait Baha · أيت علي=Ait Ali · أيت حمو=Ait Hammou · أيت الطالب=Ait Taleb ·
    أوحدو=Ouhaddou · أزناك=Aznag · أمزيان=Ameziane · أكرام=Agram · أمغار=Amghar · إد بلقاسم=Id Belkacem ·
    العمراني=El Amrani · المنصوري=El Mansouri · الحسني=El Hassani · اليوسفي=Youssoufi · الناصري=Naciri ·
    الرحماني=Rahmani · السباعي=Sbai · الجابري=Jabri · المدني=El Madani · الحمداوي=Hamdaoui · العبدي=El Abdi ·
    الحداد=El Haddad · النجار=Najjar · الخياط=El Khayat · الدباغ=Debbagh · الصباغ=Sabbagh · العطار=El Attar ·
    الحداوي=Haddaoui · الغازي=El Ghazi · البقالي=Bakkali · الطاهري=Tahiri · الصديقي=Seddiki · المالكي=El Malki ·
    الشافعي=Chafai · القاسمي=Kasmi · الهاشمي=El Hachimi · الحنفي=El Hanafi · البكري=El Bakri · العثماني=El Othmani ·
    الزيتوني=Zitouni · الجزولي=Jazouli · السملالي=Semlali · الورديغي=Ouardighi · التادلاوي=Tadlaoui ·
    السرغيني=Serghini · الحوزي=Haouzi · المسفيوي=Mesfioui · الدمناتي=Demnati · الورزازي=Ouarzazi · الفيلالي=Filali ·
    المكناسي=Meknassi · الرباطي=Rbati · السلاوي=Slaoui · المراكشي=Marrakchi · التطواني=Tetouani · الوجدي=Oujdi ·
    الصحراوي=Sahraoui · الركيبي=Rguibi · ماء العينين=Maelainin · الدليمي=Dlimi · الزروالي=Zerouali ·
    البوعزاوي=Bouazzaoui ·
    الخلفاوي=Khalfaoui · الكرومي=Kerroumi · المساوي=Moussaoui · الدريوش=Driouch · اليعقوبي=Yaacoubi ·
    القرقوري=Karkouri ·
    لمراني=Lamrani · لعلج=Laalej · لكحل=Lakhal · لحلو=Lahlou · لعروي=Laaroui · الزاوي=Zaoui · الكوهن=El Kohen ·
    المعروفي=Maaroufi · الشرقاوي=Cherkaoui · الخمليشي=Khamlichi · البوزيدي=Bouzidi · الرامي=Rami · الحيمر=Lahimer ·
    الطنجاوي=Tanjaoui · العسري=El Asri · الشهبي=Chehbi · الغندور=Ghandour · الزهيري=Zouhairi · القدميري=Kadmiri ·
    النعيمي=Naimi · الهلالي=Hilali · الحمري=Hamri · الشباني=Chebbani · الصنهاجي=Sanhaji · الورياكلي=Ouriagli ·
    الوكيلي=Oukili · الفتوحي=Ftouhi · المودن=El Mouden · الجناتي=Jennati · العوني=Aouni · المسعودي=Messaoudi ·
    البدوي=Badaoui · السايح=Sayeh · الروداني=Roudani · الهواري=Houari · الشتوكي=Chtouki · الماسي=Massi ·
    السكتاني=Sektani · الباعمراني=Baamrani · التزنيتي=Tizniti · الحاحي=Hahi · الشيظمي=Chiadmi · العبدلاوي=Abdellaoui ·
    الغياتي=Ghiati · الجرموني=Jermouni · الوراق=Ouarrak · القصراوي=Kasraoui · النوري=Nouri · الكبير=El Kebir"""
)
